package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.BoundFacet;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.Facet;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.IntLiteral;
import dev.steward.dsl.playbook.NamedTypeRef;
import dev.steward.dsl.playbook.Negation;
import dev.steward.dsl.playbook.NumberLiteral;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RangeFacet;
import dev.steward.dsl.playbook.TextLiteral;
import dev.steward.dsl.playbook.TypeRef;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Constants against the bounds of their type; other values are measured when they arrive. */
final class BoundChecks {

    private final Analysis analysis;
    private final Issues issues;

    BoundChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(EObject element) {
        switch (element) {
            case Parameter parameter -> value(parameter.getDefault(), parameter.getType(), parameter.getName());
            case FieldValue value when value.eContainer() instanceof Construction construction
                    && analysis.typeOf(construction) instanceof Type.Structure structure -> {
                Field field = structure.fields().stream().filter(f -> Objects.equals(f.getName(), value.getName()))
                        .findFirst().orElse(null);
                if (field != null) {
                    value(value.getValue(), field.getType(), field.getName());
                }
            }
            case Expression call -> arguments(call);
            default -> {
                // holds no constant of a declared type
            }
        }
    }

    private void arguments(Expression call) {
        @Nullable
        EObject callee = analysis.calleeOf(call);
        List<Parameter> parameters = switch (callee) {
            case OperationDecl operation -> operation.getParameters();
            case PlaybookDecl playbook -> playbook.getParameters();
            case null, default -> List.of();
        };
        for (Parameter parameter : parameters) {
            value(analysis.argumentsOf(call).get(String.valueOf(parameter.getName())), parameter.getType(),
                    parameter.getName());
        }
    }

    private void value(@Nullable Expression value, @Nullable TypeRef type, @Nullable String name) {
        if (value == null || !(type instanceof NamedTypeRef named)) {
            return;
        }
        BigDecimal measure = measure(value);
        if (measure == null) {
            return;
        }
        String what = value instanceof TextLiteral ? " characters" : "";
        for (Facet facet : named.getFacets()) {
            BigDecimal low = facet instanceof RangeFacet range ? DataChecks.number(range.getFrom())
                    : facet instanceof BoundFacet bound && "min".equals(bound.getKind())
                            ? DataChecks.number(bound.getValue()) : null;
            BigDecimal high = facet instanceof RangeFacet range ? DataChecks.number(range.getTo())
                    : facet instanceof BoundFacet bound && "max".equals(bound.getKind())
                            ? DataChecks.number(bound.getValue()) : null;
            if (low != null && measure.compareTo(low) < 0) {
                issues.error(value, IssueCodes.OUT_OF_BOUNDS, name + " has at least " + low + what + ", and this has "
                        + measure + ".");
            } else if (high != null && measure.compareTo(high) > 0) {
                issues.error(value, IssueCodes.OUT_OF_BOUNDS, name + " has at most " + high + what + ", and this has "
                        + measure + ".");
            }
        }
    }

    private static @Nullable BigDecimal measure(Expression value) {
        return switch (value) {
            case TextLiteral text when text.getValue() != null ->
                BigDecimal.valueOf(text.getValue().codePointCount(0, text.getValue().length()));
            case IntLiteral number -> DataChecks.number(number.getValue());
            case NumberLiteral number -> DataChecks.number(number.getValue());
            case Negation negation when negation.getOperand() != null
                    && !(negation.getOperand() instanceof TextLiteral) -> {
                BigDecimal inner = measure(negation.getOperand());
                yield inner == null ? null : inner.negate();
            }
            default -> null;
        };
    }
}
