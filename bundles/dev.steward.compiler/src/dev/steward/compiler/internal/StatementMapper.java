package dev.steward.compiler.internal;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

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
import dev.steward.model.workflow.SagaNode;
import dev.steward.model.workflow.Statement;
import dev.steward.model.workflow.WorkflowFactory;

/** The statements of one playbook. */
final class StatementMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;

    private final Compilation compilation;
    private final ExpressionMapper expressions;
    private final CallMapper calls;
    private final StepMapper steps;
    private final BlockMapper blocks;
    private final LoopMapper loops;
    private final DeadlineMapper deadlines;
    private final GuardMapper guards;
    private final NameSource names;
    private final String playbook;

    StatementMapper(Compilation compilation, ExpressionMapper expressions, TypeMapper types, PlaybookDecl playbook) {
        this.compilation = compilation;
        this.expressions = expressions;
        this.calls = new CallMapper(compilation, expressions, types);
        this.steps = new StepMapper(compilation, expressions, calls);
        this.blocks = new BlockMapper(this, expressions);
        this.loops = new LoopMapper(compilation, expressions, blocks, Compilation.qualified(playbook));
        this.deadlines = new DeadlineMapper(compilation, expressions, blocks);
        this.guards = new GuardMapper(compilation, types, new HandlerMapper(compilation, expressions, calls));
        this.names = new NameSource(playbook);
        this.playbook = Compilation.qualified(playbook);
    }

    BlockMapper blocks() {
        return blocks;
    }

    /** What a statement or the body of an arm becomes: mostly one statement, never more than one. */
    List<Statement> statement(EObject source) {
        return switch (source) {
            case StepStatement s -> List.of(step(s));
            case LetStatement l -> guards.named(l, let(l), id(l.getName()));
            case BlockExpressionStatement b -> bare(b, null);
            case SagaStatement s -> List.of(saga(s, saga(s, false)));
            case DeadlineStatement d -> {
                var name = place(d, "deadline");
                yield guards.alone(d.getHandlers(), List.of(deadlines.deadline(d, name)), () -> place(d, "deadline"));
            }
            case EscalateStatement e -> {
                var node = MAKE.createEscalateNode();
                node.setName(place(e, "escalate"));
                node.setMessage(message(e.getMessage(), "Go on?"));
                yield List.of(node);
            }
            case ReturnStatement r -> {
                var node = MAKE.createReturnNode();
                node.setValue(expressions.optional(r.getValue()));
                yield List.of(node);
            }
            case EndStatement e when Outcomes.isSkipped(e.getState()) -> {
                var skip = MAKE.createSkipNode();
                skip.setReason(message(e.getMessage(), "not needed"));
                yield List.of(skip);
            }
            case RaiseStatement r -> {
                var raise = MAKE.createRaiseNode();
                raise.setError(r.getError());
                raise.setMessage(message(r.getMessage(), r.getError()));
                yield List.of(raise);
            }
            default -> {
                compilation.unknown(source, "'" + compilation.textOf(source).split(" ", 2)[0] + "'");
                yield List.of();
            }
        };
    }

    private String place(EObject source, String word) {
        var name = names.free(word);
        compilation.place(id(name), source);
        return name;
    }

    /** A block that stands alone; {@code name} binds its value, null when nobody asks for it. */
    List<Statement> bare(BlockExpressionStatement source, @Nullable String name) {
        var made = boundary(source.getExpression(), name);
        if (name == null) {
            return guards.alone(source.getHandlers(), made, () -> place(source, wordFor(source.getExpression())));
        }
        return guards.valued(source.getHandlers(), made, name, compilation.analysis().typeOf(source.getExpression()));
    }

    /** A name for a value that has none in the text. */
    String fresh(Expression value) {
        return names.free(wordFor(value));
    }

    /**
     * What an expression that is more than a plain value becomes; nothing for a plain value.
     *
     * @param name binds its value, null when nobody asks for it
     */
    List<Statement> boundary(Expression expression, @Nullable String name) {
        return switch (expression) {
            case BranchExpression b when name == null || compilation.wholeBranches() || !expressions.isPure(b) ->
                List.of(placed(loops.branch(b, name), expression, name));
            case BranchExpression b -> List.of();
            case ForeachExpression f -> List.of(placed(loops.foreach(f, name), expression,
                    name == null ? f.getVariable().getName() : name));
            case RepeatExpression r -> {
                var segment = name == null ? fresh(r) : name;
                yield List.of(placed(loops.repeat(r, segment, name != null), expression, segment));
            }
            case RaceExpression r -> List.of(placed(loops.race(r, name), expression, name));
            case EventExpression e -> {
                var segment = name == null ? fresh(e) : name;
                yield List.of(placed(deadlines.event(e, segment, name != null), expression, segment));
            }
            case ParallelExpression p -> List.of(loops.parallel(p));
            case WaitExpression w -> List.of(waiting(w, name));
            default -> call(expression, name);
        };
    }

    private List<Statement> call(Expression expression, @Nullable String name) {
        var call = calls.boundary(expression);
        if (call == null) {
            return List.of();
        }
        var step = steps.named(name == null ? fresh(expression) : name, call);
        return List.of(placed(step, expression, step.getName()));
    }

    private Statement step(StepStatement statement) {
        var action = statement.getAction();
        var call = calls.boundary(action);
        if (call != null) {
            return steps.step(statement, call, id(statement.getName()));
        }
        var made = boundary(action, statement.getName());
        if (made.isEmpty()) {
            return steps.step(statement, calls.pure(action), id(statement.getName()));
        }
        compilation.place(id(statement.getName()), statement);
        statement.getModifiers().forEach(modifier -> compilation.unknown(modifier, "This behind a block"));
        return made.getFirst();
    }

    /** Its names are there behind it, so the value of a block that it ends is one of them. */
    SagaNode saga(SagaStatement source, boolean valued) {
        var saga = MAKE.createSagaNode();
        saga.setBody(blocks.block(source.getBlock().getStatements(), valued));
        return saga;
    }

    /** A saga with what is behind it for its errors. */
    Statement saga(SagaStatement source, SagaNode saga) {
        return guards.alone(source.getHandlers(), List.of(saga), () -> place(source, "saga")).getFirst();
    }

    private Statement let(LetStatement statement) {
        compilation.place(id(statement.getName()), statement);
        var made = boundary(statement.getValue(), statement.getName());
        if (!made.isEmpty()) {
            return made.getFirst();
        }
        var let = MAKE.createLetNode();
        let.setName(statement.getName());
        let.setValue(expressions.expression(statement.getValue()));
        return let;
    }

    private Statement waiting(WaitExpression expression, @Nullable String name) {
        var wait = MAKE.createWaitNode();
        wait.setName(name == null ? fresh(expression) : name);
        var amount = expression.getUntil() == null ? expression.getDuration() : expression.getUntil();
        wait.setAmount(expressions.expression(amount));
        return placed(wait, expression, wait.getName());
    }

    private Statement placed(Statement statement, Expression source, @Nullable String name) {
        if (name != null) {
            compilation.place(id(name), source);
        }
        return statement;
    }

    private dev.steward.model.workflow.Expression message(@Nullable Expression message, String otherwise) {
        return message == null ? Expressions.text(otherwise) : expressions.expression(message);
    }

    private String id(String name) {
        return playbook + "/" + name;
    }

    private static String wordFor(Expression expression) {
        return switch (expression) {
            case WaitExpression w -> "wait";
            case RecallExpression r -> "recall" + simple(r.getType());
            case RememberExpression r -> "remember" + simple(r.getType());
            case BranchExpression b -> "branch";
            case RepeatExpression r -> "repeat";
            case RaceExpression r -> "race";
            case EventExpression e -> "event";
            case ParallelExpression p -> "parallel";
            case ForeachExpression f -> f.getVariable().getName() + "s";
            default -> "value";
        };
    }

    private static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }
}
