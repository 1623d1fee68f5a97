package dev.steward.compiler.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.steward.compiler.SourceRange;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;

/** Where elements of the trees stand in their files. */
final class Positions {

    private final Map<Resource, String> paths = new HashMap<>();

    Positions(Collection<PlaybookSource> sources) {
        sources.forEach(source -> paths.put(source.resource(), source.path()));
    }

    SourceRange rangeOf(EObject element) {
        var path = pathOf(element);
        ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
        if (node == null) {
            return new SourceRange(path, 1, 1, 1, 1);
        }
        var start = NodeModelUtils.getLineAndColumn(node, node.getOffset());
        var end = NodeModelUtils.getLineAndColumn(node, node.getOffset() + node.getLength());
        return new SourceRange(path, start.getLine(), start.getColumn(), end.getLine(), end.getColumn());
    }

    PlaybookIssue issue(EObject element, String code, String message) {
        var range = rangeOf(element);
        ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
        return new PlaybookIssue(range.path(), range.line(), range.column(), range.endLine(), range.endColumn(),
                node == null ? 0 : node.getOffset(), node == null ? 0 : node.getLength(),
                PlaybookIssue.Severity.ERROR, code, message, List.of());
    }

    /** An element's words with single spaces, so that layout and comments make no difference. */
    String textOf(EObject element) {
        ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
        if (node == null) {
            return "";
        }
        var words = StreamSupport.stream(node.getLeafNodes().spliterator(), false).filter(leaf -> !leaf.isHidden())
                .map(ILeafNode::getText).collect(Collectors.joining(" "));
        return words.replace(" . ", ".").replace(" ?. ", "?.").replace("( ", "(").replace(" )", ")").replace(" (", "(")
                .replace(" ,", ",").replace(" :", ":");
    }

    /** An element's text as it is written, on one line and without comments. */
    String writtenAs(EObject element) {
        ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
        return node == null ? "" : NodeModelUtils.getTokenText(node);
    }

    String pathOf(EObject element) {
        return paths.getOrDefault(element.eResource(), "");
    }
}
