package dev.steward.compiler.internal.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.playbook.Block;
import dev.steward.dsl.playbook.PlaybookFile;

/** Makes parts of a text: each visible token belongs to the innermost part that it stands in. */
public final class Parts {

    private static final String WAS = "was";
    private static final Set<String> NAMES = Set.of("name", WAS);
    private static final Set<String> BRACES = Set.of("{", "}", "(", ")", ",", "->", "=");

    private final Map<EObject, Part> made = new IdentityHashMap<>();
    private final Part root = new Part(new PartKind("file", null, null, false));

    private Parts() {
    }

    /** The file as one part with its declarations in it; an empty one for no file. */
    public static Part of(Optional<PlaybookSource> source) {
        var parts = new Parts();
        source.ifPresent(parts::read);
        return parts.root;
    }

    private void read(PlaybookSource source) {
        var node = NodeModelUtils.getNode(source.tree());
        if (node != null) {
            for (ILeafNode leaf : node.getRootNode().getLeafNodes()) {
                if (!leaf.isHidden() && leaf.getSemanticElement() != null) {
                    read(leaf, leaf.getSemanticElement());
                }
            }
        }
    }

    private void read(ILeafNode leaf, EObject element) {
        var around = new ArrayDeque<Part>();
        around(element, around);
        var inner = around.getLast();
        var name = nameFeature(leaf, element);
        if (name.equals(WAS)) {
            return;
        }
        var word = new Part.Word(leaf.getText(), isKeyword(leaf));
        around.forEach(part -> part.all().add(word));
        if (!name.isEmpty() || element instanceof Block) {
            return;
        }
        if (!(made.get(element) == inner || element instanceof PlaybookFile) || !BRACES.contains(word.text())) {
            inner.words().add(word);
        }
    }

    /** A part's own name is told by its kind: {@code name}, {@code was}, or empty for any other token. */
    private String nameFeature(ILeafNode leaf, EObject element) {
        var part = made.get(element);
        if (part == null || part.kind().name() == null) {
            return "";
        }
        if (leaf.getGrammarElement() instanceof Keyword keyword) {
            return keyword.getValue().equals(WAS) ? WAS : "";
        }
        var assigned = GrammarUtil.containingAssignment(leaf.getGrammarElement());
        return assigned != null && NAMES.contains(assigned.getFeature()) ? assigned.getFeature() : "";
    }

    private static boolean isKeyword(ILeafNode leaf) {
        return leaf.getGrammarElement() instanceof Keyword keyword
                && Character.isLetter(keyword.getValue().charAt(0));
    }

    /** The parts that an element stands in, from the file inwards. */
    private void around(@Nullable EObject element, Deque<Part> into) {
        if (element == null) {
            into.add(root);
            return;
        }
        around(element.eContainer(), into);
        var known = made.get(element);
        if (known == null) {
            var kind = PartKind.of(element);
            if (kind.isEmpty()) {
                return;
            }
            known = new Part(kind.get());
            made.put(element, known);
            into.getLast().parts().add(known);
        }
        into.add(known);
    }
}
