package dev.steward.dsl.internal.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.BlockExpression;
import dev.steward.dsl.playbook.CachedHandler;
import dev.steward.dsl.playbook.ErrorHandler;
import dev.steward.dsl.playbook.ErrorRef;
import dev.steward.dsl.playbook.ModelHandler;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.RaiseHandler;
import dev.steward.dsl.playbook.RepairHandler;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.WaitExpression;

/** {@code on Error -> …}: which errors, in which order, and behind which blocks it does something. */
final class HandlerChecks {

    private final Issues issues;

    HandlerChecks(Issues issues) {
        this.issues = issues;
    }

    /** Behind a block; {@code guarded} is the block. */
    void check(List<OnErrorModifier> handlers, @Nullable EObject guarded) {
        order(handlers);
        boolean fails = guarded instanceof Statement
                || guarded instanceof BlockExpression && !(guarded instanceof WaitExpression);
        for (OnErrorModifier on : handlers) {
            if (!fails && guarded != null) {
                issues.error(on, IssueCodes.HANDLER_USELESS, "Nothing here calls anything that could fail, so on …"
                        + " does nothing: remove it, or put it behind the step that can fail.");
            }
            handler(on.getHandler());
        }
    }

    private void handler(@Nullable ErrorHandler handler) {
        switch (handler) {
            case RepairHandler repair -> ofSteps(repair, "repair");
            case ModelHandler model -> ofSteps(model, "model");
            case CachedHandler cached -> ofSteps(cached, "cached");
            case RaiseHandler raise -> Errors.check(raise, raise.getError(), false, issues);
            case null, default -> {
                // fits every block
            }
        }
    }

    private void ofSteps(EObject handler, String word) {
        issues.error(handler, IssueCodes.HANDLER_USELESS,
                word + " is about one call, and this is a block: put it behind"
                        + " the step inside that can fail.");
    }

    /** Each error once, and the one for all errors last. */
    void order(List<OnErrorModifier> handlers) {
        Set<String> handled = new HashSet<>();
        boolean all = false;
        for (OnErrorModifier on : handlers) {
            if (all) {
                issues.error(on, IssueCodes.CATCH_ALL_NOT_LAST, "This is never reached, since on any"
                        + " before it takes every error: put on any last.");
            }
            for (ErrorRef error : on.getErrors()) {
                Errors.check(error, issues);
                all |= Errors.ANY.equals(error.getName());
                if (error.getName() != null && !handled.add(error.getName())) {
                    issues.error(error, IssueCodes.DUPLICATE_CLAUSE, error.getName()
                            + " is handled already: remove it here.", error.getName());
                }
            }
        }
    }
}
