package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Literals;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.BatchedModifier;
import dev.steward.dsl.playbook.BlockExpression;
import dev.steward.dsl.playbook.CachedHandler;
import dev.steward.dsl.playbook.ModelHandler;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.RaiseHandler;
import dev.steward.dsl.playbook.RaiseStatement;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RepairHandler;
import dev.steward.dsl.playbook.RetryModifier;
import dev.steward.dsl.playbook.StepModifier;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import java.time.Duration;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Retries and what happens on errors. */
final class StepChecks {

    private static final int MOST_ATTEMPTS = 100;

    private final Analysis analysis;
    private final Issues issues;

    StepChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(StepStatement step) {
        Clauses.noneTwice(step.getModifiers(), "step", issues);
        if (step.getAction() instanceof BlockExpression block && !(block instanceof RecallExpression)
                && !(block instanceof RememberExpression)) {
            issues.errorAt(step, "action", IssueCodes.MISPLACED, "A step does one thing, and " + Clauses.keyword(block)
                    + " holds steps of its own or only waits: write " + step.getName() + " = " + Clauses.keyword(block)
                    + " … without the word step.");
        }
        boolean calls = step.getAction() != null && analysis.calleeOf(step.getAction()) != null;
        boolean resolved = step.getAction() != null
                && (calls || !analysis.typeOf(step.getAction()).isUnknown());
        new HandlerChecks(issues).order(Shapes.modifiers(step, OnErrorModifier.class));
        for (StepModifier modifier : step.getModifiers()) {
            switch (modifier) {
                case RetryModifier retry -> retry(retry, calls || !resolved);
                case BatchedModifier batched -> {
                    if (Shapes.agent(step.getAction(), analysis) == null && resolved) {
                        issues.error(batched, IssueCodes.HANDLER_USELESS,
                                "Only calls of a model are collected, and this"
                                        + " step makes none: remove batched.");
                    }
                }
                case OnErrorModifier onError -> handler(onError, step, calls || !resolved);
                default -> {
                    // other checks look at those
                }
            }
        }
    }

    private void retry(RetryModifier retry, boolean calls) {
        retry.getErrors().forEach(e -> Errors.check(e, issues));
        Integer attempts = Literals.wholeNumber(retry.getAttempts());
        if (attempts == null || attempts < 1 || attempts > MOST_ATTEMPTS) {
            issues.errorAt(retry, "attempts", IssueCodes.OUT_OF_BOUNDS, "A step can be retried 1 to " + MOST_ATTEMPTS
                    + " times.");
        }
        Duration least = Quantity.duration(retry.getMinBackoff());
        Duration most = Quantity.duration(retry.getMaxBackoff());
        if (least != null && most != null && least.compareTo(most) > 0) {
            issues.errorAt(retry, "minBackoff", IssueCodes.OUT_OF_BOUNDS,
                    "The first pause is longer than the longest one: swap them.");
        }
        useless(retry, calls, "retry");
    }

    private void useless(EObject modifier, boolean calls, String word) {
        if (!calls) {
            issues.error(modifier, IssueCodes.HANDLER_USELESS, "This step calls nothing that could fail, so " + word
                    + " does nothing: remove it.");
        }
    }

    private void handler(OnErrorModifier modifier, StepStatement step, boolean calls) {
        @Nullable
        AgentDecl agent = Shapes.agent(step.getAction(), analysis);
        switch (modifier.getHandler()) {
            case RepairHandler repair -> {
                boolean answers = modifier.getErrors().stream()
                        .allMatch(e -> Errors.INVALID_OUTPUT.equals(e.getName()));
                if (agent == null || !answers) {
                    issues.error(repair, IssueCodes.HANDLER_USELESS, "Only an agent can repair, and only an answer that"
                            + " does not fit: write on InvalidOutput -> repair … at a step that calls an agent.");
                }
                Integer rounds = Literals.wholeNumber(repair.getRounds());
                if (rounds == null || rounds < 1 || rounds > 10) {
                    issues.error(repair, IssueCodes.OUT_OF_BOUNDS, "An answer can be repaired 1 to 10 times.");
                }
            }
            case ModelHandler model -> {
                if (agent == null && calls) {
                    issues.error(model, IssueCodes.HANDLER_USELESS,
                            "Only a step that calls an agent can take another model.");
                }
            }
            case CachedHandler cached -> {
                OperationDecl operation = Shapes.operation(step.getAction(), analysis);
                if (calls && agent == null && (operation == null || !Shapes.reads(operation))) {
                    issues.error(cached, IssueCodes.HANDLER_USELESS,
                            "Only the answer of an agent, or of an operation that"
                                    + " reads, is kept for later: write a value, escalate or raise here.");
                }
            }
            case RaiseHandler raise -> Errors.check(raise, raise.getError(), false, issues);
            case null, default -> {
                // fits every step
            }
        }
        useless(modifier, calls, "on …");
    }

    void raise(RaiseStatement raise) {
        Errors.check(raise, raise.getError(), false, issues);
    }
}
