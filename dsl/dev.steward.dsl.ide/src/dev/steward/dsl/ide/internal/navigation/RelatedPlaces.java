package dev.steward.dsl.ide.internal.navigation;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.Related;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.Declaration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** The other places of issues that have one: names that stand already. */
public final class RelatedPlaces {

    private static final int MOST = 5;

    private RelatedPlaces() {
    }

    /** In the order of files; none for most issues. */
    public static List<Related> of(Program program, PlaybookIssue issue) {
        PlaybookSource source = program.source(issue.path()).orElse(null);
        boolean known = source != null && issue.code().equals(IssueCodes.DUPLICATE_NAME)
                && issue.offset() < source.text().length();
        ILeafNode leaf = source == null || !known ? null
                : NodeModelUtils.findLeafNodeAtOffset(source.parsed().getRootNode(), issue.offset());
        EObject element = leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
        String name = element == null ? null : Owners.nameOf(element);
        return source == null || element == null || name == null ? List.of() : others(program, source, element, name);
    }

    private static List<Related> others(Program program, PlaybookSource source, EObject element, String name) {
        List<Related> out = new ArrayList<>();
        if (element instanceof Declaration) {
            for (PlaybookSource each : program.sources()) {
                if (Objects.equals(each.tree().getName(), source.tree().getName())) {
                    each.tree().getDeclarations().forEach(d -> add(out, each, d, element, name));
                }
            }
        } else {
            Declaration around = Owners.around(element, Declaration.class);
            Iterator<@Nullable EObject> all = around == null ? List.<@Nullable EObject>of().iterator()
                    : around.eAllContents();
            while (all.hasNext()) {
                EObject each = all.next();
                if (each != null) {
                    add(out, source, each, element, name);
                }
            }
        }
        return out;
    }

    private static void add(List<Related> out, PlaybookSource source, EObject each, EObject element, String name) {
        INode node = each != element && Owners.isDeclared(each) && name.equals(Owners.nameOf(each))
                ? Regions.first(each, "name") : null;
        if (node != null && out.size() < MOST) {
            out.add(new Related(new Location(source.path(), node.getOffset(), node.getLength()),
                    name + " is named here as well."));
        }
    }
}
