package dev.steward.compiler.internal;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.CachedHandler;
import dev.steward.dsl.playbook.EndHandler;
import dev.steward.dsl.playbook.ErrorHandler;
import dev.steward.dsl.playbook.ErrorRef;
import dev.steward.dsl.playbook.EscalateHandler;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.ModelHandler;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.RaiseHandler;
import dev.steward.dsl.playbook.RepairHandler;
import dev.steward.dsl.playbook.RetryModifier;
import dev.steward.dsl.playbook.SkipHandler;
import dev.steward.dsl.playbook.ValueHandler;
import dev.steward.model.workflow.Handler;
import dev.steward.model.workflow.HandlerAction;
import dev.steward.model.workflow.Retry;
import dev.steward.model.workflow.WorkflowFactory;

/** {@code retry} and {@code on Error -> …} of a step. */
final class HandlerMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration MOST_DELAY = Duration.ofMinutes(1);
    private static final int DEFAULT_TIMES = 3;
    /** What may pass by itself; tried again when a retry names no errors. */
    private static final List<String> PASSING = List.of("Outage", "RateLimit", "Timeout");
    /** The word that stands for every error. */
    private static final String ANY = "any";

    private final Compilation compilation;
    private final ExpressionMapper expressions;
    private final CallMapper calls;

    HandlerMapper(Compilation compilation, ExpressionMapper expressions, CallMapper calls) {
        this.compilation = compilation;
        this.expressions = expressions;
        this.calls = calls;
    }

    Retry retry(RetryModifier modifier) {
        var retry = MAKE.createRetry();
        retry.setTimes(Quantities.whole(modifier.getAttempts()).orElse(DEFAULT_TIMES));
        retry.setFirst(delay(modifier, modifier.getMinBackoff(), FIRST_DELAY));
        retry.setMost(delay(modifier, modifier.getMaxBackoff(), MOST_DELAY));
        var errors = names(modifier.getErrors());
        retry.getErrors().addAll(errors.isEmpty() ? PASSING : errors);
        return retry;
    }

    Handler handler(OnErrorModifier modifier) {
        var handler = MAKE.createHandler();
        handler.getErrors().addAll(names(modifier.getErrors()));
        handler.setAction(action(modifier.getHandler()));
        return handler;
    }

    private HandlerAction action(ErrorHandler handler) {
        return switch (handler) {
            case RepairHandler r -> {
                var repair = MAKE.createRepairAction();
                repair.setTimes(Quantities.whole(r.getRounds()).orElse(1));
                yield repair;
            }
            case ModelHandler m -> {
                var model = MAKE.createModelAction();
                model.setModel(m.getModel());
                yield model;
            }
            case RaiseHandler r -> {
                var raise = MAKE.createRaiseAction();
                raise.setError(r.getError());
                raise.setMessage(message(r.getMessage(), r.getError()));
                yield raise;
            }
            case EscalateHandler e -> escalate(message(e.getMessage(), "This step failed: what should happen?"));
            case EndHandler e when Outcomes.isSkipped(e.getState()) -> {
                var skip = MAKE.createSkipAction();
                skip.setReason(message(e.getMessage(), "not needed"));
                yield skip;
            }
            case SkipHandler s -> MAKE.createLeaveAction();
            case CachedHandler c -> MAKE.createCachedAction();
            case ValueHandler v when v.getValue() instanceof HumanTask task -> {
                var person = MAKE.createPersonAction();
                person.setCall(calls.human(task));
                yield person;
            }
            case ValueHandler v -> {
                var use = MAKE.createUseAction();
                use.setValue(expressions.expression(v.getValue()));
                yield use;
            }
            default -> {
                compilation.unknown(handler, "This answer to an error");
                yield escalate(Expressions.text(""));
            }
        };
    }

    private static HandlerAction escalate(dev.steward.model.workflow.Expression message) {
        var escalate = MAKE.createEscalateAction();
        escalate.setMessage(message);
        return escalate;
    }

    private dev.steward.model.workflow.Expression message(@Nullable Expression message, String otherwise) {
        return message == null ? Expressions.text(otherwise) : expressions.expression(message);
    }

    private Duration delay(RetryModifier place, @Nullable String text, Duration otherwise) {
        if (text == null) {
            return otherwise;
        }
        var delay = Quantities.duration(text);
        if (delay.isEmpty()) {
            compilation.notConstant(place, "The time");
        }
        return delay.orElse(otherwise);
    }

    /** Empty stands for every error. */
    private static List<String> names(List<ErrorRef> errors) {
        var names = errors.stream().map(ErrorRef::getName).toList();
        return names.contains(ANY) ? List.of() : names;
    }
}
