package dev.steward.dsl.internal.format;

import dev.steward.dsl.internal.format.Token.Gap;
import dev.steward.dsl.playbook.AgentClause;
import dev.steward.dsl.playbook.ApproveClause;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.Block;
import dev.steward.dsl.playbook.BranchArm;
import dev.steward.dsl.playbook.ConnectorMember;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.FactClause;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.GoalClause;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.HumanClause;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.OperationTrait;
import dev.steward.dsl.playbook.PlaybookClause;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PolicyCase;
import dev.steward.dsl.playbook.PolicyRule;
import dev.steward.dsl.playbook.RecallClause;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RememberClause;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepModifier;
import dev.steward.dsl.playbook.TestClause;
import dev.steward.dsl.playbook.TypeDecl;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Decides for each element where its first token stands; {@link Spacing} has decided about all others before. */
final class Layout {

    private final Map<Integer, Token> byOffset = new HashMap<>();

    Layout(List<Token> tokens) {
        tokens.forEach(t -> byOffset.put(t.offset, t));
    }

    void apply(PlaybookFile file) {
        Iterator<EObject> all = file.eAllContents();
        while (all.hasNext()) {
            EObject element = all.next();
            Token first = first(element);
            if (first != null) {
                place(element, first);
            }
        }
    }

    private @Nullable Token first(EObject element) {
        ICompositeNode node = NodeModelUtils.getNode(element);
        return node == null ? null : byOffset.get(node.getOffset());
    }

    private void place(EObject element, Token first) {
        EObject container = element.eContainer();
        switch (element) {
            case Import use -> line(first, 0);
            case Declaration declaration -> declaration(declaration, first);
            case StepModifier modifier when container instanceof Statement ->
                keep(first, Gap.KEEP_WIDE);
            case PlaybookClause clause when container instanceof PlaybookDecl || container instanceof InstanceDecl ->
                line(first, 0);
            case AgentClause clause when container instanceof dev.steward.dsl.playbook.AgentDecl -> line(first, 0);
            case ConnectorMember member -> line(first, 0);
            case TestClause clause -> line(first, 0);
            case PolicyRule rule -> line(first, 1);
            case Statement statement when container instanceof Block || container instanceof PlaybookDecl ->
                line(first, 0);
            case Field field -> inner(first);
            case FieldValue value -> inner(first);
            case ApproveClause clause when container instanceof ApproveModifier -> inner(first);
            case BranchArm arm -> inner(first);
            case PolicyCase each -> inner(first);
            case GoalClause clause when container instanceof GoalDecl -> inner(first);
            case FactClause clause when container instanceof FactDecl -> keep(first, Gap.KEEP_WIDE);
            case OperationTrait trait -> keep(first, Gap.KEEP_WIDE);
            case HumanClause clause -> keep(first, Gap.KEEP);
            case RecallClause clause -> keep(first, Gap.KEEP);
            case RememberClause clause -> keep(first, Gap.KEEP);
            default -> {
                // within a line
            }
        }
    }

    private static void line(Token token, int deeper) {
        token.gap = Gap.LINE;
        token.deeper = deeper;
    }

    private static void keep(Token token, Gap gap) {
        token.gap = gap;
        token.deeper = 1;
        token.mayWrap = true;
    }

    /** The next of a block that stands on one line or on many, as its brace says. */
    private static void inner(Token token) {
        token.gap = Gap.WIDE;
        token.mayWrap = true;
    }

    private static void declaration(Declaration declaration, Token first) {
        line(first, 0);
        first.forceBlank = !isShort(declaration) || before(declaration) instanceof Declaration other && !isShort(other)
                || before(declaration) == null && declaration.eContainer() instanceof PlaybookFile file
                        && (file.getName() != null || !file.getImports().isEmpty());
    }

    private static @Nullable EObject before(Declaration declaration) {
        List<EObject> siblings = declaration.eContainer().eContents();
        int index = siblings.indexOf(declaration);
        EObject previous = index > 0 ? siblings.get(index - 1) : null;
        return previous instanceof Import ? null : previous;
    }

    private static boolean isShort(Declaration declaration) {
        return declaration instanceof TypeDecl || declaration instanceof EnumDecl || declaration instanceof RecordDecl
                || declaration instanceof FactDecl || declaration instanceof KpiDecl || declaration instanceof GoalDecl
                || declaration instanceof InstanceDecl;
    }

    /** Blocks of which the author decides whether they stand on one line. */
    static boolean isFree(EObject owner) {
        return owner instanceof TypeDecl || owner instanceof EnumDecl || owner instanceof RecordDecl
                || owner instanceof FactDecl || owner instanceof GoalDecl || owner instanceof Construction
                || owner instanceof ApproveModifier || owner instanceof dev.steward.dsl.playbook.BranchExpression
                || owner instanceof dev.steward.dsl.playbook.PolicyTest
                || owner instanceof dev.steward.dsl.playbook.RememberExpression;
    }
}
