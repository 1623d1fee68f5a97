package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.ide.internal.names.Regions;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Where braces and words of an element stand. */
final class Places {

    static final String OPEN = "{";
    static final String CLOSE = "}";

    private Places() {
    }

    /** The last word or symbol of an element with a text, written by itself and not by a part of it. */
    static @Nullable ILeafNode last(@Nullable EObject element, String text) {
        INode node = element == null ? null : Regions.of(element);
        ILeafNode found = null;
        if (node != null) {
            for (ILeafNode leaf : node.getLeafNodes()) {
                if (!leaf.isHidden() && leaf.getText().equals(text) && owns(leaf, element)) {
                    found = leaf;
                }
            }
        }
        return found;
    }

    /** The first one. */
    static @Nullable ILeafNode first(@Nullable EObject element, String text) {
        INode node = element == null ? null : Regions.of(element);
        if (node != null) {
            for (ILeafNode leaf : node.getLeafNodes()) {
                if (!leaf.isHidden() && leaf.getText().equals(text) && owns(leaf, element)) {
                    return leaf;
                }
            }
        }
        return null;
    }

    private static boolean owns(ILeafNode leaf, @Nullable EObject element) {
        return NodeModelUtils.findActualSemanticObjectFor(leaf) == element;
    }
}
