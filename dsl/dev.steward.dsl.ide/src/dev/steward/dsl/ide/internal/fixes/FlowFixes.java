package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.ArmBlock;
import dev.steward.dsl.playbook.ArmValue;
import dev.steward.dsl.playbook.BranchArm;
import dev.steward.dsl.playbook.BranchExpression;
import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.LimitPolicyAction;
import dev.steward.dsl.playbook.NamedTypeRef;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RangeFacet;
import dev.steward.dsl.playbook.RateLimitClause;
import dev.steward.dsl.playbook.RecallMax;
import dev.steward.dsl.playbook.RecallWithin;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.RetryModifier;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.NameInScope;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** Loops, branches, ends, and bounds of all kinds. */
final class FlowFixes {

    private static final String STEP = "step check = human do \"Look at it\" expires 1 day -> skip";

    private FlowFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.BOUND_MISSING, FlowFixes::bound);
        fixes.on(IssueCodes.KEY_ADVISED, f -> {
            ForeachExpression loop = f.around(ForeachExpression.class);
            if (!f.data(0).isEmpty()) {
                f.append("Tell the rounds apart by " + f.data(0), loop == null ? null : loop.getList(),
                        " by " + f.data(0));
            }
        });
        fixes.on(IssueCodes.ELSE_MISSING, FlowFixes::otherwise);
        fixes.on(IssueCodes.RETURN_MISSING, FlowFixes::result);
        fixes.on(IssueCodes.UNREACHABLE, FlowFixes::unreachable);
        fixes.on(IssueCodes.EMPTY, FlowFixes::empty);
        fixes.on(IssueCodes.WAIT_WITHOUT_DEADLINE, FlowFixes::deadline);
        fixes.on(IssueCodes.DEADLINE_OUTCOME, FlowFixes::outcome);
        fixes.on(IssueCodes.OUT_OF_BOUNDS, FlowFixes::bounds);
        fixes.on(IssueCodes.MISPLACED, FlowFixes::facets);
    }

    private static void bound(Finding finding) {
        RepeatExpression rounds = finding.exactly(RepeatExpression.class);
        INode word = rounds == null ? null : Regions.of(rounds);
        if (word != null) {
            finding.propose("Add at most 5",
                    List.of(new TextEdit(word.getOffset() + "repeat".length(), 0, " at most 5")));
            return;
        }
        ForeachExpression loop = finding.exactly(ForeachExpression.class);
        INode block = loop == null || loop.getBlock() == null ? null : Regions.of(loop.getBlock());
        if (block != null) {
            finding.propose("Add max 20", List.of(new TextEdit(block.getOffset(), 0, "max 20 ")));
            finding.propose("Add max 100", List.of(new TextEdit(block.getOffset(), 0, "max 100 ")));
        }
    }

    private static void otherwise(Finding finding) {
        BranchExpression branch = finding.exactly(BranchExpression.class);
        ILeafNode close = Places.last(branch, Places.CLOSE);
        if (branch != null && close != null) {
            Type type = branch.getArms().stream().map(a -> valueOf(finding, a))
                    .filter(t -> !(t instanceof Type.Special)).findFirst().orElse(Type.TEXT);
            finding.propose("Add else", List.of(new TextEdit(close.getOffset(), 0,
                    (finding.source().text().charAt(close.getOffset() - 1) == ' ' ? "" : " ") + "else -> "
                            + finding.defaults().of(type) + " ")));
        }
    }

    private static Type valueOf(Finding finding, BranchArm arm) {
        return switch (arm.getBody()) {
            case ArmValue value when value.getValue() != null -> finding.analysis().typeOf(value.getValue());
            case ArmBlock block when block.getBlock() != null && !block.getBlock().getStatements().isEmpty() ->
                finding.analysis().typeOfLocal(block.getBlock().getStatements().getLast());
            case StepStatement step -> finding.analysis().typeOfLocal(step);
            case null, default -> Type.UNKNOWN;
        };
    }

    private static void result(Finding finding) {
        PlaybookDecl playbook = finding.around(PlaybookDecl.class);
        ILeafNode close = Places.last(playbook, Places.CLOSE);
        if (playbook == null || close == null || playbook.getResult() == null) {
            return;
        }
        Type wanted = finding.analysis().typeOf(playbook.getResult());
        EObject last = playbook.getStatements().getLast();
        List<NameInScope> names = new ArrayList<>(LocalNames.at(last, finding.analysis()));
        if (Owners.isLocal(last)) {
            names.add(0, new NameInScope(String.valueOf(Owners.nameOf(last)),
                    finding.analysis().typeOfLocal(last), new Target.BuiltinTarget("")));
        }
        String value = names.stream().filter(n -> !n.type().isUnknown() && finding.analysis().fits(wanted, n.type()))
                .map(NameInScope::name).findFirst().orElseGet(() -> finding.defaults().of(wanted));
        finding.append("Add return " + value, last, "\n" + finding.indent(playbook) + "  return " + value);
    }

    private static void unreachable(Finding finding) {
        BranchArm arm = finding.exactly(BranchArm.class);
        Statement statement = finding.around(Statement.class);
        if (arm != null && arm.eContainer() instanceof BranchExpression) {
            finding.remove("Remove this arm", arm);
            return;
        }
        INode first = statement == null ? null : Regions.of(statement);
        List<EObject> siblings = statement == null ? List.of() : statement.eContainer().eContents();
        INode last = siblings.isEmpty() ? null : Regions.of(siblings.getLast());
        if (first != null && last != null && first.getOffset() == finding.issue().offset()
                && Finding.end(last) >= Finding.end(first)) {
            finding.propose("Remove what is never reached", List.of(
                    Removal.of(finding.source().text(), first.getOffset(), Finding.end(last))));
        }
    }

    private static void empty(Finding finding) {
        EObject owner = finding.exactly(SagaStatement.class);
        if (owner == null) {
            owner = finding.exactly(ForeachExpression.class);
        }
        if (owner == null) {
            owner = finding.exactly(ParallelExpression.class);
        }
        PlaybookDecl playbook = finding.around(PlaybookDecl.class);
        if (owner != null) {
            EObject block = owner instanceof SagaStatement saga ? saga.getBlock()
                    : owner instanceof ForeachExpression loop ? loop.getBlock()
                            : ((ParallelExpression) owner).getBlock();
            finding.append("Add a step for a person", Places.first(block, Places.OPEN), " " + STEP + " ");
        } else if (playbook != null && playbook.getStatements().isEmpty()) {
            ILeafNode close = Places.last(playbook, Places.CLOSE);
            if (close != null) {
                finding.propose("Add a step for a person",
                        List.of(new TextEdit(close.getOffset(), 0, "  " + STEP + "\n")));
            }
        }
    }

    private static void deadline(Finding finding) {
        EventExpression event = finding.exactly(EventExpression.class);
        if (event != null) {
            INode before = event.getCondition() != null ? Regions.of(event.getCondition())
                    : Regions.first(event, "event");
            finding.append("Wait at most 3 days", before, " within 3 days -> escalate \"It did not come.\"");
        }
    }

    private static void outcome(Finding finding) {
        DeadlineStatement deadline = finding.exactly(DeadlineStatement.class);
        if (deadline != null && deadline.getBlock() != null) {
            INode block = Regions.of(deadline.getBlock());
            finding.append("Ask me when the time is over", block, " -> escalate \"It is late.\"");
            finding.append("Stop when the time is over", block, " -> abort");
        }
    }

    private static void bounds(Finding finding) {
        RangeFacet range = finding.exactly(RangeFacet.class);
        RetryModifier retry = finding.around(RetryModifier.class);
        EObject counted = finding.around(e -> e instanceof RecallMax || e instanceof RecallWithin
                || e instanceof RateLimitClause || e instanceof LimitPolicyAction || e instanceof ForeachExpression
                || e instanceof ParallelExpression);
        if (range != null && range.getFrom() != null) {
            finding.replace("Swap the bounds", range, range.getTo() + ".." + range.getFrom());
        } else if (retry != null && retry.getMinBackoff() != null && retry.getMinBackoff().equals(finding.text())) {
            INode least = Regions.first(retry, "minBackoff");
            INode most = Regions.first(retry, "maxBackoff");
            if (least != null && most != null) {
                finding.propose("Swap the pauses", List.of(
                        new TextEdit(least.getOffset(), least.getLength(), most.getText()),
                        new TextEdit(most.getOffset(), most.getLength(), least.getText())));
            }
        } else if (retry != null) {
            finding.replace("Retry 3 times", Regions.first(retry, "attempts"), "3");
        } else {
            counted(finding, counted);
        }
    }

    private static void counted(Finding finding, @Nullable EObject counted) {
        switch (counted) {
            case RecallMax max -> finding.replace("Recall at most 10", max, "max 10");
            case RecallWithin within -> finding.replace("Recall at most 1000 tokens", within, "within 1000 tokens");
            case RateLimitClause limit -> finding.replace("Allow one", Regions.first(limit, "amount"), "1");
            case LimitPolicyAction limit -> finding.replace("Allow one", Regions.first(limit, "amount"), "1");
            case ForeachExpression loop when loop.getMax() != null
                    && finding.text().equals(finding.text(loop.getMax())) ->
                finding.replace("Take at most 20", loop.getMax(), "20");
            case ParallelExpression parallel when parallel.getJoin() != null
                    && finding.text().equals(parallel.getJoin()) ->
                finding.replace("Wait for all", Regions.first(parallel, "join"), "all");
            case null, default -> {
                // says all by itself
            }
        }
    }

    /** Bounds of a type that has none. */
    private static void facets(Finding finding) {
        NamedTypeRef type = finding.around(NamedTypeRef.class);
        if (type != null && !type.getFacets().isEmpty()) {
            finding.replace("Remove the bounds", type, type.getName());
        }
    }
}
