package dev.steward.dsl.ide.internal;

import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Outlines of trees. */
public final class Outlines {

    private final Analysis analysis;

    private Outlines(Analysis analysis) {
        this.analysis = analysis;
    }

    /** One entry for each declaration; with the steps of playbooks and the operations of connectors below. */
    public static List<OutlineNode> of(PlaybookFile file, Analysis analysis) {
        Outlines outlines = new Outlines(analysis);
        List<OutlineNode> out = new ArrayList<>();
        for (Declaration declaration : file.getDeclarations()) {
            outlines.add(out, declaration, kind(declaration), label(declaration), outlines.children(declaration));
        }
        return out;
    }

    private static String kind(Declaration declaration) {
        String name = String.valueOf(declaration.eClass().getName());
        return declaration instanceof PolicyTest || declaration instanceof PlaybookTest ? "test"
                : name.replace("Decl", "").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String label(Declaration declaration) {
        return switch (declaration) {
            case PolicyTest test -> test.getPolicy();
            case PlaybookTest test -> test.getLabel();
            default -> name(declaration);
        };
    }

    private static @Nullable String name(EObject element) {
        EStructuralFeature feature = element.eClass().getEStructuralFeature("name");
        return feature == null ? null : (String) element.eGet(feature);
    }

    private List<OutlineNode> children(Declaration declaration) {
        List<OutlineNode> out = new ArrayList<>();
        switch (declaration) {
            case PlaybookDecl playbook -> {
                Iterator<EObject> all = playbook.eAllContents();
                while (all.hasNext()) {
                    EObject element = all.next();
                    if (element instanceof StepStatement || element instanceof LetStatement) {
                        String kind = element instanceof StepStatement ? "step" : "value";
                        add(out, element, kind, name(element), List.of());
                    }
                }
            }
            case ConnectorDecl connector -> connector.getMembers().stream().filter(OperationDecl.class::isInstance)
                    .forEach(o -> add(out, o, "op", name(o), List.of()));
            case EnumDecl enumeration -> enumeration.getLiterals()
                    .forEach(l -> add(out, l, "name", l.getName(), List.of()));
            default -> {
                // a leaf
            }
        }
        return out;
    }

    private void add(List<OutlineNode> out, EObject element, String kind, @Nullable String name,
            List<OutlineNode> children) {
        ICompositeNode node = NodeModelUtils.getNode(element);
        if (node == null || name == null) {
            return;
        }
        EStructuralFeature feature = element.eClass().getEStructuralFeature("name");
        List<INode> names = feature == null ? List.of() : NodeModelUtils.findNodesForFeature(element, feature);
        int nameOffset = names.isEmpty() ? node.getOffset() : names.get(0).getOffset();
        out.add(new OutlineNode(kind, name, detail(element), node.getOffset(), node.getLength(), nameOffset, children));
    }

    private String detail(EObject element) {
        Type type = switch (element) {
            case StepStatement step -> analysis.typeOfLocal(step);
            case LetStatement let -> analysis.typeOfLocal(let);
            case OperationDecl operation -> analysis.resultOf(operation);
            default -> Type.UNKNOWN;
        };
        return type instanceof Type.Special ? "" : type.toString();
    }
}
