package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.playbook.BinaryExpression;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.NotExpression;
import dev.steward.dsl.playbook.Parenthesized;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.OptionalType;
import org.eclipse.jdt.annotation.Nullable;

/** Behind a check for {@code none} a name is no longer one that may be missing. */
final class Narrowing {

    Scope whenTrue(@Nullable Expression condition, Scope scope) {
        Scope inner = scope.inner();
        collect(condition, true, scope, inner);
        return inner;
    }

    Scope whenFalse(@Nullable Expression condition, Scope scope) {
        Scope inner = scope.inner();
        collect(condition, false, scope, inner);
        return inner;
    }

    private void collect(@Nullable Expression condition, boolean holds, Scope scope, Scope into) {
        switch (condition) {
            case Parenthesized inner -> collect(inner.getExpression(), holds, scope, into);
            case NotExpression not -> collect(not.getOperand(), !holds, scope, into);
            case BinaryExpression binary -> {
                String operator = String.valueOf(binary.getOperator());
                if (operator.equals(holds ? "and" : "or")) {
                    collect(binary.getLeft(), holds, scope, into);
                    collect(binary.getRight(), holds, scope, into);
                } else if (operator.equals(holds ? "!=" : "==")) {
                    present(binary.getLeft(), binary.getRight(), scope, into);
                    present(binary.getRight(), binary.getLeft(), scope, into);
                }
            }
            case null, default -> {
                // says nothing about what is there
            }
        }
    }

    private void present(@Nullable Expression name, @Nullable Expression none, Scope scope, Scope into) {
        boolean againstNone = none instanceof Reference word && "none".equals(word.getName())
                && scope.find("none") == null;
        if (againstNone && name instanceof Reference reference && !reference.isCall()) {
            Scope.Local local = scope.find(reference.getName());
            if (local != null && local.type() instanceof OptionalType) {
                Type present = local.type().present();
                into.add(local.name(), present, local.target());
            }
        }
    }
}
