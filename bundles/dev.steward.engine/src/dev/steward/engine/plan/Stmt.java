package dev.steward.engine.plan;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** A frozen statement of a playbook. Statements that own a name bind it in the enclosing scope. */
public sealed interface Stmt {

    /** A sequence with its own scope for names; {@code result} is the block's value where one is asked for. */
    record Block(List<Stmt> statements, @Nullable Expr result) {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    /** {@code name = expression}: pure. */
    record Let(String name, Expr value) implements Stmt {
    }

    /**
     * A step: the only place where a boundary is crossed.
     *
     * @param name     unique in the playbook; last segment of the step's path
     * @param approve  explicit gate on this call, null for none
     * @param retry    null for no retry
     * @param handlers in order; the first that matches the error wins
     * @param undo     the compensation inside a saga, null for none; evaluated when it is needed, over the scope
     *                 right after this step
     * @param budget   cap of this step alone, null for none
     * @param periodBudgets over all runs of the playbook
     * @param delegation    for this step alone; the strictest that covers its effect applies
     */
    record Step(String name, Call call, @Nullable Approval approve, @Nullable Retry retry, List<Handler> handlers,
            Call.@Nullable Operation undo, @Nullable Budget budget, List<Budget> periodBudgets,
            List<Plan.Delegation> delegation) implements Stmt {
        public Step {
            handlers = List.copyOf(handlers);
            periodBudgets = List.copyOf(periodBudgets);
            delegation = List.copyOf(delegation);
        }

        /** Without budgets for a period and without a delegation of its own. */
        public Step(String name, Call call, @Nullable Approval approve, @Nullable Retry retry, List<Handler> handlers,
                Call.@Nullable Operation undo, @Nullable Budget budget) {
            this(name, call, approve, retry, handlers, undo, budget, List.of(), List.of());
        }
    }

    /** One arm of a branch. */
    record Arm(Expr condition, Block block) {
    }

    /** First arm whose condition holds, else {@code otherwise}; binds the taken block's result to {@code name}. */
    record Branch(@Nullable String name, List<Arm> arms, Block otherwise) implements Stmt {
        public Branch {
            arms = List.copyOf(arms);
        }
    }

    /**
     * One activation of the body for each item.
     *
     * @param name     bound to the list of results in item order, null for none
     * @param variable loop variable; also the path segment when {@code name} is null
     * @param key      iteration key over the variable; two equal keys are the error DuplicateKey
     * @param max      bound on the number of items; more is the error TooMany
     * @param parallel how many activations run at once, 1 for in order
     */
    record Foreach(@Nullable String name, String variable, Expr in, Expr key, int max, int parallel, Block body)
            implements
                Stmt {
    }

    /**
     * Rounds of the body, one after the other.
     *
     * @param name  path segment, with the number of the round as its key; bound to the value of the last round
     * @param round variable that holds the number of the round, from 1; null for none
     * @param max   most rounds
     * @param until asked behind each round over its names; the last round without it is the error NotReached. Null:
     *              all rounds are done
     */
    record Repeat(String name, @Nullable String round, int max, @Nullable Expr until, Block body) implements Stmt {
    }

    /** How the lanes of a parallel block end. */
    enum Join {
        ALL, ANY, COUNT
    }

    /**
     * Lanes that run at once, at most {@code max} at a time; names bound in the lanes are visible after it when the
     * join is ALL. A lane that fails lets the running ones come to their next safe point, then the block fails.
     */
    record Parallel(int max, Join join, int count, List<Block> lanes) implements Stmt {
        public Parallel {
            lanes = List.copyOf(lanes);
        }
    }

    /**
     * Lanes that run at once until the first has ended well; it gives the value. The others are told to stop: what they
     * did is taken back where a step says how, and told where it stays. When no lane ends well, the race fails like the
     * last of them. Behind it the names of the first lane are bound, those of the others are none.
     */
    record Race(@Nullable String name, List<Block> lanes) implements Stmt {
        public Race {
            lanes = List.copyOf(lanes);
        }
    }

    /** A block whose finished steps with an undo are compensated in reverse, once each, when it fails. */
    record Saga(Block body) implements Stmt {
    }

    /**
     * A block that has so much time. When it is over, the block is told to stop (ABORT, SKIP, END_SKIPPED) or the
     * operator is asked while it goes on (ESCALATE). Its names are there behind it; those that SKIP left out are none.
     *
     * @param name    path segment of its timer
     * @param after   yields a Span
     * @param message for people, null for the usual one
     */
    record Deadline(String name, Expr after, Block body, Outcome outcome, @Nullable Expr message) implements Stmt {
    }

    /**
     * A wait for an event from outside: one that came since the run began and that no wait of it took before.
     *
     * @param name     path segment; bound to the value
     * @param event    qualified name of the type of what it brings
     * @param variable holds what it brings, in {@code where} and the body
     * @param where    which one is meant, null for any
     * @param within   yields a Span, null for ever
     * @param outcome  when that time is over; SKIP gives none, ESCALATE asks and goes on waiting
     * @param message  for people, null for the usual one
     * @param body     done when it has come, and gives the value; null when that is what it brings
     */
    record OnEvent(String name, String event, String variable, @Nullable Expr where, @Nullable Expr within,
            Outcome outcome, @Nullable Expr message, @Nullable Block body) implements Stmt {
    }

    /** A durable timer: {@code amount} yields a Span or a Moment. {@code name} is its path segment. */
    record Wait(String name, Expr amount) implements Stmt {
    }

    /** Ends the playbook call with a value. */
    record Return(@Nullable Expr value) implements Stmt {
    }

    /** {@code end skipped "…"}: ends the whole run in the state skipped; an open saga is compensated first. */
    record EndSkipped(Expr reason) implements Stmt {
    }

    /** {@code raise E "…"}. */
    record Raise(String error, Expr message) implements Stmt {
    }

    /** Retries after the first attempt, delay doubling from {@code first} to {@code most} with jitter; listed errors only. */
    record Retry(int times, Duration first, Duration most, List<String> errors) {
        public Retry {
            errors = List.copyOf(errors);
        }
    }

    /** {@code on E1, E2 -> action}; {@code errors} empty is the catch-all. */
    record Handler(List<String> errors, HandlerAction action) {
        public Handler {
            errors = List.copyOf(errors);
        }
    }

    /** What a handler does with an error. */
    sealed interface HandlerAction {

        /** Asks the model again with the checker's complaint, at most {@code times}. */
        record Repair(int times) implements HandlerAction {
        }

        /** The step's value is this. */
        record Use(Expr value) implements HandlerAction {
        }

        /** The same call on another model. */
        record WithModel(String model) implements HandlerAction {
        }

        /** Asks the operator: give a value, retry, or let it fail. */
        record Escalate(Expr message) implements HandlerAction {
        }

        /** Another error in its place. */
        record RaiseError(String error, Expr message) implements HandlerAction {
        }

        /** {@code end skipped "…"}. */
        record Skip(Expr reason) implements HandlerAction {
        }
    }

    /** What happens when an approval, a human step, a deadline or a wait ends without what it is for. */
    enum Outcome {
        /** The run stops; open sagas are compensated. */
        ABORT,
        /** The step yields nothing and the run goes on; only where its value is optional or unused. */
        SKIP,
        /** Stays in the inbox, marked escalated, until someone decides. */
        ESCALATE,
        /** {@code end skipped}: the whole run ends as skipped. */
        END_SKIPPED
    }

    /** {@code approve "ask?" { show … editable … batch … expires … }}. */
    record Approval(Expr ask, List<Shown> show, List<String> editable, @Nullable String batch, Duration expires,
            Outcome onExpiry, Outcome onReject) {
        public Approval {
            show = List.copyOf(show);
            editable = List.copyOf(editable);
        }
    }

    /** One line of evidence on the card. */
    record Shown(String label, Expr value) {
    }

    /**
     * Caps of a playbook, an agent call or a step; null means not capped here.
     *
     * @param period how long is counted together: each run by itself, or all runs by the calendar
     * @param owner  what is counted together for a period: qualified name of a playbook, step, agent or goal
     */
    record Budget(@Nullable Long microUsd, @Nullable Long tokens, @Nullable Duration time, @Nullable Duration operator,
            @Nullable String degradeModel, @Nullable String escalate, Plan.Period period, @Nullable String owner) {

        /** For each run. */
        public Budget(@Nullable Long microUsd, @Nullable Long tokens, @Nullable Duration time,
                @Nullable Duration operator, @Nullable String degradeModel, @Nullable String escalate) {
            this(microUsd, tokens, time, operator, degradeModel, escalate, Plan.Period.RUN, null);
        }
    }
}
