package dev.steward.dsl.ide.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Effect;
import dev.steward.dsl.ide.FlowGraph.Flow;
import dev.steward.dsl.ide.FlowGraph.Kind;
import dev.steward.dsl.ide.FlowGraph.Mark;
import dev.steward.dsl.ide.FlowGraph.MarkKind;
import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.dsl.ide.internal.graph.Level.Exit;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.BatchedModifier;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.EndHandler;
import dev.steward.dsl.playbook.ErrorRef;
import dev.steward.dsl.playbook.EscalateHandler;
import dev.steward.dsl.playbook.ExpiresClause;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.RaiseHandler;
import dev.steward.dsl.playbook.RetryModifier;
import dev.steward.dsl.playbook.UndoModifier;
import dev.steward.dsl.playbook.ValueHandler;
import dev.steward.dsl.types.Analysis;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;

/** What stands behind a step: a gate before it, marks on it, and the ways that errors take. */
final class Modifiers {

    private final String path;
    private final Analysis analysis;

    Modifiers(String path, Analysis analysis) {
        this.path = path;
        this.analysis = analysis;
    }

    /** The question that comes before the step, if there is one. */
    void gate(Level level, String id, List<? extends EObject> behind) {
        for (EObject modifier : behind) {
            if (modifier instanceof ApproveModifier approve) {
                String within = approve.getClauses().stream().filter(ExpiresClause.class::isInstance)
                        .map(clause -> Doing.expiry((ExpiresClause) clause).text()).findFirst().orElse("");
                List<Mark> marks = within.isEmpty() ? List.of() : List.of(new Mark(MarkKind.EXPIRES, within));
                level.add(new Node(id + "#approve", Kind.GATE, Words.said(approve.getAsk()), "", Effect.NONE, marks,
                        Words.place(path, approve), Words.name(path, approve), "", Flow.NONE), "approved");
                return;
            }
        }
        behind.stream().filter(DelegateClause.class::isInstance).map(DelegateClause.class::cast)
                .filter(Modifiers::asks).findFirst().ifPresent(delegate -> level.add(new Node(id + "#approve",
                        Kind.GATE, Words.written(delegate), "", Effect.NONE, List.of(), Words.place(path, delegate),
                        Words.name(path, delegate), "", Flow.NONE), "approved"));
    }

    private static boolean asks(DelegateClause delegate) {
        return delegate.getLevels().stream().anyMatch(level -> "approval".equals(level.getLevel()));
    }

    /** What is seen on the step itself. */
    List<Mark> marks(List<? extends EObject> behind) {
        var marks = new ArrayList<Mark>();
        for (EObject modifier : behind) {
            switch (modifier) {
                case UndoModifier undo -> marks.add(new Mark(MarkKind.UNDO,
                        Words.written(undo.getCall()).replaceFirst("\\(.*", "")));
                case RetryModifier retry -> marks.add(new Mark(MarkKind.RETRY, String.valueOf(retry.getAttempts())));
                case BudgetClause budget -> marks.add(new Mark(MarkKind.BUDGET, Words.amounts(budget)));
                case BatchedModifier batched -> marks.add(new Mark(MarkKind.BATCHED, ""));
                case DelegateClause delegate when !asks(delegate) -> marks.add(new Mark(MarkKind.DELEGATE,
                        Words.written(delegate).replaceFirst("^delegate\\s+", "")));
                case OnErrorModifier on when !isWay(on) -> marks.add(new Mark(MarkKind.HANDLER, errors(on) + " → "
                        + Words.written(on.getHandler())));
                default -> {
                    // is a box of its own
                }
            }
        }
        return marks;
    }

    /** The ways of errors that lead somewhere else, or over another call. */
    void handlers(Level level, String id, List<? extends EObject> behind) {
        List<Exit> open = level.open();
        var after = new ArrayList<>(open);
        int count = 0;
        for (EObject modifier : behind) {
            if (modifier instanceof OnErrorModifier on) {
                count++;
                if (isWay(on)) {
                    level.open(List.of(new Exit(id, errors(on), true)));
                    way(level, on, id + "#on" + count);
                    after.addAll(level.open());
                }
            }
        }
        level.open(after);
    }

    private void way(Level level, OnErrorModifier on, String id) {
        switch (on.getHandler()) {
            case RaiseHandler raise -> level.end(node(on, id, Kind.RAISE, "raise " + Words.named(raise.getError()),
                    Words.said(raise.getMessage())));
            case EndHandler end -> level.end(node(on, id, Kind.END, "end " + Words.named(end.getState()),
                    Words.said(end.getMessage())));
            case EscalateHandler escalate -> level.add(node(on, id, Kind.GATE,
                    escalate.getMessage() == null ? "escalate" : Words.said(escalate.getMessage()), ""));
            case ValueHandler value -> {
                Doing doing = Doing.of(value.getValue(), analysis);
                level.add(new Node(id, doing.kind(), doing.detail(), "", doing.effect(), doing.marks(),
                        Words.place(path, on), Words.name(path, on), "", Flow.NONE));
            }
            default -> throw new IllegalStateException("no way of its own: " + on.getHandler());
        }
    }

    private boolean isWay(OnErrorModifier on) {
        return switch (on.getHandler()) {
            case RaiseHandler raise -> true;
            case EndHandler end -> true;
            case EscalateHandler escalate -> true;
            case ValueHandler value -> Doing.of(value.getValue(), analysis).kind() != Kind.VALUE;
            case null, default -> false;
        };
    }

    private static String errors(OnErrorModifier on) {
        return String.join(", ", on.getErrors().stream().map(ErrorRef::getName).toList());
    }

    private Node node(EObject element, String id, Kind kind, String label, String detail) {
        return new Node(id, kind, label, detail, Effect.NONE, List.of(), Words.place(path, element),
                Words.name(path, element), "", Flow.NONE);
    }
}
