package dev.steward.dsl.ide.internal.graph;

import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.BudgetClause;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** What stands in the text, for boxes and arrows. */
final class Words {

    private static final int LONGEST = 160;

    private Words() {
    }

    /** As it stands there, on one line; empty when the text lacks it. */
    static String written(@Nullable EObject element) {
        INode node = element == null ? null : Regions.of(element);
        return node == null ? "" : oneLine(node.getText());
    }

    /** A text without its quotes, else as it stands there. */
    static String said(@Nullable EObject text) {
        return oneLine(written(text).replaceFirst("^\"+", "").replaceFirst("\"+$", ""));
    }

    /** A name, or what stands for one that is not written yet. */
    static String named(@Nullable String name) {
        return name == null ? "…" : name;
    }

    private static String oneLine(String text) {
        String flat = text.strip().replaceAll("\\s+", " ");
        return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST) + "…";
    }

    /** {@code 0.40 USD, 10 min operator per week}. */
    static String amounts(BudgetClause budget) {
        return String.join(", ", budget.getAmounts().stream().map(Words::written).toList())
                + (budget.getPeriod() == null ? "" : " per " + budget.getPeriod());
    }

    /** All of an element in its file. */
    static Location place(String path, EObject element) {
        INode node = Regions.of(element);
        return node == null ? new Location(path, 0, 0) : new Location(path, node.getOffset(), node.getLength());
    }

    /** Its name, else its first word. */
    static Location name(String path, EObject element) {
        INode name = Regions.first(element, "name");
        if (name != null) {
            return new Location(path, name.getOffset(), name.getLength());
        }
        INode node = Regions.of(element);
        if (node != null) {
            for (ILeafNode leaf : node.getLeafNodes()) {
                if (!leaf.isHidden()) {
                    return new Location(path, leaf.getOffset(), leaf.getLength());
                }
            }
        }
        return place(path, element);
    }
}
