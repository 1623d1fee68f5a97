package dev.steward.dsl.ide.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Effect;
import dev.steward.dsl.ide.FlowGraph.Flow;
import dev.steward.dsl.ide.FlowGraph.Kind;
import dev.steward.dsl.ide.FlowGraph.Mark;
import dev.steward.dsl.ide.FlowGraph.MarkKind;
import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.dsl.ide.internal.graph.Level.Exit;
import dev.steward.dsl.playbook.ArmBlock;
import dev.steward.dsl.playbook.ArmBody;
import dev.steward.dsl.playbook.ArmValue;
import dev.steward.dsl.playbook.Block;
import dev.steward.dsl.playbook.BlockExpression;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.BranchExpression;
import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.EndStatement;
import dev.steward.dsl.playbook.EscalateStatement;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.RaiseStatement;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.ReturnStatement;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.WaitExpression;
import dev.steward.dsl.types.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Goes through the statements of one playbook and says which boxes they are. What a broken text lacks is left out. */
final class Walk {

    private final String path;
    private final Analysis analysis;
    private final Ids ids;
    private final Modifiers modifiers;
    private final Function<Node, Flow> unfold;

    /**
     * @param above in front of all ids, see {@link Ids}
     * @param unfold the inside of a step that runs a playbook, when it is to be seen
     */
    Walk(String path, Analysis analysis, String above, PlaybookDecl playbook, Function<Node, Flow> unfold) {
        this.path = path;
        this.analysis = analysis;
        this.ids = new Ids(above, playbook);
        this.modifiers = new Modifiers(path, analysis);
        this.unfold = unfold;
    }

    /** All of them, one behind the other. */
    void statements(Level level, List<? extends EObject> statements) {
        statements.forEach(statement -> statement(level, statement));
    }

    private void statement(Level level, EObject statement) {
        switch (statement) {
            case StepStatement step -> named(level, step, step.getName(), step.getAction(), step.getModifiers());
            case LetStatement let -> named(level, let, let.getName(), let.getValue(), let.getHandlers());
            case BlockExpressionStatement alone when alone.getExpression() instanceof Expression expression -> {
                String id = ids.unnamed(wordFor(expression));
                action(level, alone, id, "", expression, alone.getHandlers());
                modifiers.handlers(level, id, alone.getHandlers());
            }
            case SagaStatement saga -> {
                String id = ids.unnamed("saga");
                frame(level, node(saga, id, Kind.SAGA, "saga", ""), inside(saga.getBlock()));
                modifiers.handlers(level, id, saga.getHandlers());
            }
            case DeadlineStatement deadline -> {
                String id = ids.unnamed("deadline");
                frame(level, node(deadline, id, Kind.DEADLINE, "deadline " + Words.written(deadline.getAfter()),
                        deadline.getOutcome() == null ? "" : "→ " + Words.written(deadline.getOutcome())),
                        inside(deadline.getBlock()));
                modifiers.handlers(level, id, deadline.getHandlers());
            }
            case EscalateStatement escalate -> level.add(node(escalate, ids.unnamed("escalate"), Kind.GATE,
                    Words.said(escalate.getMessage()), ""));
            case ReturnStatement end -> level.end(node(end, ids.unnamed("return"), Kind.END, "return",
                    Words.written(end.getValue())));
            case EndStatement end ->
                level.end(node(end, ids.unnamed("end"), Kind.END, "end " + Words.named(end.getState()),
                        Words.said(end.getMessage())));
            case RaiseStatement raise -> level.end(node(raise, ids.unnamed("raise"), Kind.RAISE,
                    "raise " + Words.named(raise.getError()), Words.said(raise.getMessage())));
            default -> {
                // a piece of a broken text
            }
        }
    }

    private void named(Level level, EObject statement, @Nullable String name, @Nullable Expression action,
            List<? extends EObject> behind) {
        String id = ids.named(name);
        modifiers.gate(level, id, behind);
        action(level, statement, id, name == null ? "" : name, action, behind);
        modifiers.handlers(level, id, behind);
    }

    private void action(Level level, EObject statement, String id, String name, @Nullable Expression action,
            List<? extends EObject> behind) {
        switch (action) {
            case BranchExpression branch when !Doing.isValue(branch, analysis) -> branch(level, statement, id, name,
                    branch);
            case ForeachExpression loop -> frame(level, node(statement, id, Kind.FOREACH, name,
                    "each " + variable(loop) + " in " + Words.written(loop.getList())
                            + most("max", loop.getMax())),
                    inside(loop.getBlock()));
            case RepeatExpression loop -> frame(level, node(statement, id, Kind.REPEAT, name, "repeat"
                    + most("at most", loop.getMax()) + most("until", loop.getUntil())), inside(loop.getBlock()));
            case ParallelExpression lanes -> frame(level, node(statement, id, Kind.PARALLEL, name, "parallel"
                    + most("max", lanes.getMax()) + (lanes.getJoin() == null ? "" : " · join " + lanes.getJoin())),
                    lanes(lanes.getBlock()));
            case RaceExpression race -> frame(level, node(statement, id, Kind.RACE, name, "race"),
                    lanes(race.getBlock()));
            case EventExpression event -> frame(level,
                    node(statement, id, Kind.EVENT, name, "on " + Words.named(event.getEvent())
                            + most("where", event.getCondition()) + most("within", event.getWithin())
                            + (event.getOutcome() == null ? "" : " → " + Words.written(event.getOutcome()))),
                    event.getBlock() == null ? Flow.NONE : inside(event.getBlock()));
            case null, default -> level.add(step(statement, id, name, action, behind));
        }
    }

    private Node step(EObject statement, String id, String name, @Nullable Expression action,
            List<? extends EObject> behind) {
        Doing doing = Doing.of(action, analysis);
        var marks = new ArrayList<Mark>(modifiers.marks(behind));
        boolean own = marks.stream().anyMatch(mark -> mark.kind() == MarkKind.BUDGET);
        doing.marks().stream().filter(mark -> !own || mark.kind() != MarkKind.BUDGET).forEach(marks::add);
        String calls = doing.callee() instanceof PlaybookDecl callee ? Graphs.qualified(callee) : "";
        Node folded = new Node(id, doing.kind(), name.isEmpty() ? doing.detail() : name,
                name.isEmpty() ? "" : doing.detail(), doing.effect(), marks, Words.place(path, statement),
                Words.name(path, statement), calls, Flow.NONE);
        return calls.isEmpty() ? folded : with(folded, unfold.apply(folded));
    }

    private void branch(Level level, EObject statement, String id, String name, BranchExpression branch) {
        level.add(node(statement, id, Kind.BRANCH, name.isEmpty() ? "branch" : name, ""));
        var ends = new ArrayList<Exit>();
        boolean otherwise = false;
        for (var arm : branch.getArms()) {
            otherwise |= arm.isOtherwise();
            level.open(List.of(new Exit(id, arm.isOtherwise() ? "else" : Words.written(arm.getCondition()), false)));
            arm(level, arm.getBody());
            ends.addAll(level.open());
        }
        if (!otherwise) {
            ends.add(new Exit(id, "else", false));
        }
        level.open(ends);
    }

    private void arm(Level level, @Nullable ArmBody body) {
        switch (body) {
            case null -> {
                // not written yet
            }
            case ArmBlock block -> statements(level, block.getBlock() == null ? List.of()
                    : block.getBlock().getStatements());
            case ArmValue value -> value(level, value.getValue());
            default -> statement(level, body);
        }
    }

    /** A plain value of an arm is no box: the arrow goes on with it. */
    private void value(Level level, @Nullable Expression value) {
        if (value != null && (value instanceof BlockExpression
                || Doing.of(value, analysis).kind() != Kind.VALUE)) {
            action(level, value, ids.unnamed(wordFor(value)), "", value, List.of());
        }
    }

    private Flow inside(@Nullable Block block) {
        var level = new Level();
        statements(level, block == null ? List.of() : block.getStatements());
        return level.flow();
    }

    /** Side by side. */
    private Flow lanes(@Nullable Block block) {
        var level = new Level();
        for (var statement : block == null ? List.<EObject>of() : block.getStatements()) {
            level.open(List.of());
            statement(level, statement);
        }
        return level.flow();
    }

    private static void frame(Level level, Node folded, Flow inside) {
        level.add(with(folded, inside));
    }

    private static Node with(Node node, Flow inside) {
        return new Node(node.id(), node.kind(), node.label(), node.detail(), node.effect(), node.marks(),
                node.place(), node.name(), node.calls(), inside);
    }

    private Node node(EObject element, String id, Kind kind, String label, String detail) {
        return new Node(id, kind, label, detail, Effect.NONE, List.of(), Words.place(path, element),
                Words.name(path, element), "", Flow.NONE);
    }

    private static String most(String word, @Nullable EObject value) {
        return value == null ? "" : " · " + word + " " + Words.written(value);
    }

    /** As runs call what has no name. */
    private static String wordFor(@Nullable Expression expression) {
        return switch (expression) {
            case WaitExpression wait -> "wait";
            case RecallExpression recall -> "recall" + simple(recall.getType());
            case RememberExpression remember -> "remember" + simple(remember.getType());
            case BranchExpression branch -> "branch";
            case RepeatExpression repeat -> "repeat";
            case RaceExpression race -> "race";
            case EventExpression event -> "event";
            case ParallelExpression lanes -> "parallel";
            case ForeachExpression loop -> variable(loop);
            case null, default -> "value";
        };
    }

    private static String variable(ForeachExpression loop) {
        String name = loop.getVariable() == null ? null : loop.getVariable().getName();
        return name == null ? "item" : name;
    }

    private static String simple(@Nullable String qualified) {
        return qualified == null ? "" : qualified.substring(qualified.lastIndexOf('.') + 1);
    }
}
