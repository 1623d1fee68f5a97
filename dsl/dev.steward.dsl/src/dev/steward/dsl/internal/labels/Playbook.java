package dev.steward.dsl.internal.labels;

import dev.steward.dsl.internal.analysis.Guarded;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ArmBlock;
import dev.steward.dsl.playbook.ArmBody;
import dev.steward.dsl.playbook.ArmValue;
import dev.steward.dsl.playbook.Block;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.BranchArm;
import dev.steward.dsl.playbook.BranchExpression;
import dev.steward.dsl.playbook.ConstraintClause;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.ReturnStatement;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.SkipOutcome;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.ValueHandler;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** One call of a playbook: labels go from statement to statement, and each step is asked whether it may have them. */
final class Playbook {

    private final PlaybookDecl declaration;
    private final Tracker tracker;
    private final Analysis analysis;
    private final Expressions expressions;
    private final Rules rules;
    private Flow result = Flow.NONE;

    Playbook(PlaybookDecl declaration, Tracker tracker) {
        this.declaration = declaration;
        this.tracker = tracker;
        analysis = tracker.analysis;
        expressions = tracker.expressions;
        rules = new Rules(analysis);
    }

    /** The labels of what it gives. */
    Flow run(Names names) {
        statements(declaration.getStatements(), names);
        return result;
    }

    /** The value of statements is that of the last one. */
    private Flow statements(List<? extends Statement> statements, Names names) {
        Flow last = Flow.NONE;
        for (Statement statement : statements) {
            last = statement(statement, names);
        }
        return last;
    }

    private Flow block(@Nullable Block block, Names names) {
        return block == null ? Flow.NONE : statements(block.getStatements(), names);
    }

    private Flow statement(Statement statement, Names names) {
        return switch (statement) {
            case StepStatement step -> step(step, names);
            case LetStatement let -> named(let, let.getName(), guarded(let, let.getHandlers(), names,
                    inside -> value(let.getValue(), inside)), names);
            case SagaStatement saga -> guarded(saga, saga.getHandlers(), names,
                    inside -> block(saga.getBlock(), inside));
            case BlockExpressionStatement block -> guarded(block, block.getHandlers(), names,
                    inside -> value(block.getExpression(), inside));
            case DeadlineStatement deadline -> {
                // what it checks may not have been reached when its time is over
                Names inside = names.copy();
                block(deadline.getBlock(), inside);
                if (deadline.getOutcome() instanceof SkipOutcome
                        || Guarded.goesOn(deadline.getHandlers(), false)) {
                    names.take(deadline, inside);
                } else {
                    names.takeAll(inside);
                }
                yield Flow.NONE;
            }
            case ReturnStatement returned -> {
                result = result.and(expressions.of(returned.getValue(), names));
                yield Flow.NONE;
            }
            default -> Flow.NONE;
        };
    }

    /** What a block checks is not checked behind it when a handler may go on in its place. */
    private Flow guarded(Statement statement, List<OnErrorModifier> handlers, Names names,
            java.util.function.Function<Names, Flow> block) {
        if (handlers.isEmpty()) {
            return block.apply(names);
        }
        Names inside = names.copy();
        Flow flow = block.apply(inside);
        if (Guarded.goesOn(handlers, true)) {
            names.take(statement, inside);
        } else {
            names.takeAll(inside);
        }
        for (OnErrorModifier on : handlers) {
            if (on.getHandler() instanceof ValueHandler instead) {
                flow = flow.and(expressions.of(instead.getValue(), names));
            }
        }
        return flow;
    }

    private Flow value(@Nullable Expression expression, Names names) {
        return switch (expression) {
            case BranchExpression branch -> branch(branch, names);
            case ForeachExpression loop -> {
                names.put(loop.getVariable(), expressions.of(loop.getList(), names));
                yield block(loop.getBlock(), names);
            }
            case ParallelExpression parallel -> block(parallel.getBlock(), names);
            case RaceExpression race -> race(race.getBlock(), names);
            case RepeatExpression repeat -> block(repeat.getBlock(), names);
            case EventExpression event -> event(event, names);
            case RememberExpression remember -> {
                tracker.sinks.remembered(remember, names);
                yield Flow.NONE;
            }
            case null -> Flow.NONE;
            default -> expressions.of(expression, names);
        };
    }

    /** What an event brings has the labels that its fields declare; what is done when it comes may not be done. */
    private Flow event(EventExpression event, Names names) {
        Flow payload = Flow.from(Trace.of("the event " + event.getEvent()));
        Names inside = names.copy();
        inside.put(event, payload);
        if (event.getBlock() == null) {
            return payload;
        }
        Flow value = block(event.getBlock(), inside);
        names.take(event, inside);
        return value;
    }

    /** Any branch may be the first, and what one of them checks is not checked behind all. */
    private Flow race(@Nullable Block block, Names names) {
        Flow all = Flow.NONE;
        for (Statement statement : block == null ? List.<Statement>of() : block.getStatements()) {
            Names inside = names.copy();
            all = all.and(statement(statement, inside));
            names.take(statement, inside);
        }
        return all;
    }

    /** What a condition looked at is checked in its arm and those behind it; what the first one did, ever after. */
    private Flow branch(BranchExpression branch, Names names) {
        Flow all = Flow.NONE;
        Names rest = names.copy();
        for (BranchArm arm : branch.getArms()) {
            Names inside = rest.copy();
            rules.check(arm.getCondition(), Rules.Outcome.TRUE, inside);
            rules.check(arm.getCondition(), Rules.Outcome.FALSE, rest);
            all = all.and(arm(arm.getBody(), inside));
        }
        if (!branch.getArms().isEmpty()) {
            rules.check(branch.getArms().getFirst().getCondition(), Rules.Outcome.EITHER, names);
        }
        return all;
    }

    private Flow arm(@Nullable ArmBody body, Names names) {
        return switch (body) {
            case ArmValue value -> value(value.getValue(), names);
            case ArmBlock block -> block(block.getBlock(), names);
            case Statement statement -> statement(statement, names);
            case null, default -> Flow.NONE;
        };
    }

    private Flow named(EObject origin, @Nullable String name, Flow flow, Names names) {
        Flow known = name == null ? flow : flow.named(name);
        names.put(origin, known);
        constraints(origin, known);
        return known;
    }

    private Flow step(StepStatement step, Names names) {
        Expression action = step.getAction();
        Flow flow = action == null ? Flow.NONE : switch (analysis.calleeOf(action)) {
            case AgentDecl agent -> tracker.agent(agent, action, names);
            case OperationDecl operation -> {
                Map<Label, Trace> asked = tracker.sinks.called(step, action, operation, names);
                Flow answer = Flow.from(Trace.of(Sinks.path(operation)));
                yield asked.isEmpty() ? answer : answer.and(Flow.of(asked));
            }
            case PlaybookDecl called -> tracker.called(called, action, names);
            case null, default -> value(action, names);
        };
        if (action instanceof Construction construction) {
            tracker.sinks.written(construction, names);
        }
        for (var modifier : step.getModifiers()) {
            if (modifier instanceof OnErrorModifier on && on.getHandler() instanceof ValueHandler instead) {
                flow = flow.and(expressions.of(instead.getValue(), names));
            }
        }
        return named(step, step.getName(), flow, names);
    }

    /** {@code constraint no pii in Draft}: of no value of that type that has a name here. */
    private void constraints(EObject origin, Flow flow) {
        if (!(Flow.element(analysis.typeOfLocal(origin)) instanceof Type.Structure structure)) {
            return;
        }
        for (var clause : declaration.getClauses()) {
            Label label = clause instanceof ConstraintClause constraint ? Label.of(constraint.getLabel()) : null;
            if (clause instanceof ConstraintClause constraint && label != null
                    && analysis.declaration(constraint, constraint.getType()) == structure.declaration()) {
                Map<Label, Trace> found = flow.content(structure, analysis);
                Trace trace = found.get(label);
                if (trace != null) {
                    tracker.sinks.constrained(origin, structure, label, trace);
                }
            }
        }
    }
}
