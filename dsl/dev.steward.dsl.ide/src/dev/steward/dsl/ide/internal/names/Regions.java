package dev.steward.dsl.ide.internal.names;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Where the parts of a tree stand in its text. */
public final class Regions {

    private Regions() {
    }

    /** The nodes of all values of a feature; none when the element has no such feature or the text lacks it. */
    public static List<INode> of(EObject element, String feature) {
        EStructuralFeature known = element.eClass().getEStructuralFeature(feature);
        return known == null ? List.of() : NodeModelUtils.findNodesForFeature(element, known);
    }

    /** The node of the first value of a feature; null when the text lacks it. */
    public static @Nullable INode first(EObject element, String feature) {
        List<INode> nodes = of(element, feature);
        return nodes.isEmpty() ? null : nodes.get(0);
    }

    /** The names of a qualified name without the dots between them. */
    public static List<ILeafNode> segments(INode name) {
        List<ILeafNode> out = new ArrayList<>();
        for (ILeafNode leaf : name.getLeafNodes()) {
            if (!leaf.isHidden() && !leaf.getText().equals(".")) {
                out.add(leaf);
            }
        }
        return out;
    }

    /** The whole text of an element without white space around it; null when it was never written. */
    public static @Nullable INode of(EObject element) {
        return NodeModelUtils.findActualNodeFor(element);
    }
}
