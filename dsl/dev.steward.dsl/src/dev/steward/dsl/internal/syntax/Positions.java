package dev.steward.dsl.internal.syntax;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookIssue.Severity;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.internal.analysis.Finding;
import dev.steward.dsl.types.Keywords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Finds the places of issues in the texts. */
public final class Positions {

    private final Map<EObject, PlaybookSource> byRoot = new IdentityHashMap<>();
    private final Map<PlaybookSource, Lines> lines = new IdentityHashMap<>();

    /** For the given files. */
    public Positions(Collection<PlaybookSource> sources) {
        sources.forEach(s -> byRoot.put(s.tree(), s));
    }

    /** The place of a finding; empty when its file has syntax errors. */
    public Optional<PlaybookIssue> issue(Finding finding) {
        PlaybookSource source = byRoot.get(EcoreUtil.getRootContainer(finding.element()));
        if (source == null || source.hasSyntaxErrors()) {
            return Optional.empty();
        }
        INode node = node(finding.element(), finding.feature(), finding.index());
        int offset = node == null ? 0 : node.getOffset();
        int length = node == null ? 0 : node.getLength();
        return Optional.of(at(source, offset, firstLine(source, offset, length), finding.severity(), finding.code(),
                finding.message(), finding.data()));
    }

    /** A whole block is shown by its first line. */
    private static int firstLine(PlaybookSource source, int offset, int length) {
        int end = source.text().indexOf('\n', offset);
        return end < 0 || end >= offset + length ? length : Math.max(1, end - offset);
    }

    private static @Nullable INode node(EObject element, @Nullable String feature, int index) {
        EStructuralFeature known = feature == null ? null : element.eClass().getEStructuralFeature(feature);
        if (known != null) {
            List<INode> nodes = NodeModelUtils.findNodesForFeature(element, known);
            if (index < nodes.size()) {
                return nodes.get(index);
            }
        }
        INode node = NodeModelUtils.findActualNodeFor(element);
        EObject container = element.eContainer();
        return node != null || container == null ? node : node(container, null, 0);
    }

    /**
     * The syntax errors of a file, the first of each declaration: whatever the reader stumbles over behind it is most
     * often a consequence.
     */
    public List<PlaybookIssue> syntax(PlaybookSource source) {
        List<PlaybookIssue> out = new ArrayList<>();
        int next = 0;
        for (INode node : source.parsed().getSyntaxErrors()) {
            var error = node.getSyntaxErrorMessage();
            int offset = node.getOffset();
            if (error != null && offset >= next) {
                next = nextDeclaration(source.text(), offset);
                out.add(at(source, offset, firstLine(source, offset, node.getLength()), Severity.ERROR,
                        IssueCodes.SYNTAX, String.valueOf(error.getMessage()), List.of()));
            }
        }
        return out;
    }

    private static int nextDeclaration(String text, int offset) {
        Matcher matcher = Keywords.DECLARATION.matcher(text);
        return matcher.find(Math.min(offset + 1, text.length())) ? matcher.start() : Integer.MAX_VALUE;
    }

    private PlaybookIssue at(PlaybookSource source, int offset, int length, Severity severity, String code,
            String message, List<String> data) {
        Lines table = lines.computeIfAbsent(source, s -> new Lines(s.text()));
        int end = offset + length;
        return new PlaybookIssue(source.path(), table.line(offset), table.column(offset), table.line(end),
                table.column(end), offset, length, severity, code, message, data);
    }
}
