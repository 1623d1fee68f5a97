package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Spelling;
import dev.steward.dsl.internal.analysis.TypeRules;
import dev.steward.dsl.internal.analysis.Words;
import dev.steward.dsl.playbook.AuthClause;
import dev.steward.dsl.playbook.CompensatedTrait;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.ConnectorMember;
import dev.steward.dsl.playbook.IdempotentTrait;
import dev.steward.dsl.playbook.IrreversibleTrait;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.OperationTrait;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.ProbeClause;
import dev.steward.dsl.playbook.RateLimitClause;
import dev.steward.dsl.playbook.VerifyTrait;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.Structure;
import dev.steward.dsl.types.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Connectors: secrets only by name, every operation says what it does outside, and inverses that can be called. */
final class ConnectorChecks {

    private static final Set<String> UNITS = Vocabulary.PERIODS.keySet();

    private final Analysis analysis;
    private final Issues issues;

    ConnectorChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(ConnectorDecl connector) {
        Clauses.noneTwice(connector.getMembers(), "connector", issues);
        Set<String> names = new HashSet<>();
        for (ConnectorMember member : connector.getMembers()) {
            switch (member) {
                case AuthClause auth -> auth(auth);
                case RateLimitClause limit -> limit(limit);
                case ProbeClause probe -> probe(connector, probe);
                case OperationDecl operation -> {
                    if (operation.getName() != null && !names.add(operation.getName())) {
                        issues.errorAt(operation, "name", IssueCodes.DUPLICATE_NAME, "There are two operations "
                                + operation.getName() + ": rename one.", operation.getName());
                    }
                    operation(connector, operation);
                }
                default -> {
                    // nothing to ask
                }
            }
        }
    }

    private void auth(AuthClause auth) {
        if (auth.getLiteral() != null) {
            issues.error(auth, IssueCodes.SECRET_LITERAL, "A secret must not stand in a playbook: write auth and a"
                    + " name, as in auth mailPassword, and store the secret under that name.");
        }
    }

    private void limit(RateLimitClause limit) {
        if (limit.getUnit() != null && !UNITS.contains(limit.getUnit())) {
            issues.errorAt(limit, "unit", IssueCodes.UNKNOWN_WORD, "Behind per a span of time is needed: second,"
                    + " minute, hour, day, week or month.");
        }
        if (isZero(limit.getAmount())) {
            issues.errorAt(limit, "amount", IssueCodes.OUT_OF_BOUNDS,
                    "A limit of 0 would allow no call at all: write at least 1.");
        }
    }

    private static boolean isZero(@Nullable String digits) {
        return digits != null && digits.chars().allMatch(c -> c == '0');
    }

    private void probe(ConnectorDecl connector, ProbeClause probe) {
        OperationDecl operation = find(connector, probe.getOperation());
        if (operation == null) {
            unknown(probe, connector, probe.getOperation());
        } else if (!Shapes.reads(operation) || !required(operation).isEmpty()) {
            issues.error(probe, IssueCodes.MISPLACED, "A probe is called to see whether the connector works, so it"
                    + " must only read and need no arguments; " + operation.getName() + " does not fit.");
        }
    }

    private void unknown(EObject at, ConnectorDecl connector, @Nullable String name) {
        issues.errorAt(at, "operation", IssueCodes.UNKNOWN_OPERATION, "The connector " + connector.getName()
                + " has no operation " + name + "." + Spelling.hint(name, connector.getMembers().stream()
                        .filter(OperationDecl.class::isInstance).map(m -> String.valueOf(((OperationDecl) m).getName()))
                        .toList(), ""),
                String.valueOf(name));
    }

    private static @Nullable OperationDecl find(ConnectorDecl connector, @Nullable String name) {
        for (ConnectorMember member : connector.getMembers()) {
            if (member instanceof OperationDecl operation && Objects.equals(operation.getName(), name)) {
                return operation;
            }
        }
        return null;
    }

    private static List<Parameter> required(OperationDecl operation) {
        return operation.getParameters().stream()
                .filter(p -> p.getDefault() == null && p.getType() != null && !p.getType().isOptional()).toList();
    }

    private void operation(ConnectorDecl connector, OperationDecl operation) {
        Clauses.noneTwice(operation.getTraits(), "operation", issues);
        Set<String> names = new HashSet<>();
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getName() != null && !names.add(parameter.getName())) {
                issues.errorAt(parameter, "name", IssueCodes.DUPLICATE_NAME, "There are two parameters "
                        + parameter.getName() + ": rename one.", parameter.getName());
            }
        }
        kinds(operation);
        for (OperationTrait trait : operation.getTraits()) {
            if (trait instanceof CompensatedTrait compensated) {
                compensated(connector, operation, compensated);
            } else if (trait instanceof VerifyTrait verify) {
                verify(connector, operation, verify);
            }
        }
    }

    private void kinds(OperationDecl operation) {
        long kinds = operation.getTraits().stream().filter(t -> !(t instanceof VerifyTrait)).count();
        boolean idempotentAndCompensated = kinds == 2
                && Shapes.has(operation, IdempotentTrait.class)
                && Shapes.has(operation, CompensatedTrait.class);
        if (!Shapes.hasEffectKind(operation)) {
            issues.errorAt(operation, "name", IssueCodes.EFFECT_UNDECLARED, "Say what " + operation.getName()
                    + " does outside: add reads, idempotent by …, compensated by …, or irreversible.");
        } else if (kinds > 1 && !idempotentAndCompensated) {
            issues.errorAt(operation, "name", IssueCodes.MISPLACED, operation.getName()
                    + " cannot be all of this at once: only idempotent and compensated go together.");
        }
    }

    private void compensated(ConnectorDecl connector, OperationDecl operation, CompensatedTrait trait) {
        OperationDecl inverse = find(connector, trait.getOperation());
        if (inverse == null) {
            unknown(trait, connector, trait.getOperation());
            return;
        }
        for (Parameter parameter : required(inverse)) {
            Type wanted = analysis.typeOf(parameter.getType());
            if (!offers(operation, wanted)) {
                issues.error(trait, IssueCodes.COMPENSATION_TYPES, operation.getName() + " gives nothing that "
                        + inverse.getName() + " could take for " + parameter.getName() + ", which is "
                        + Words.a(wanted)
                        + ": return it, or choose another inverse.");
            }
        }
        if (Shapes.reads(inverse) || Shapes.has(inverse, IrreversibleTrait.class)) {
            issues.error(trait, IssueCodes.COMPENSATION_TYPES, inverse.getName()
                    + " cannot be the inverse: it must change something, and be safe to repeat.");
        }
    }

    /** Whether a call has a value of that type in its result, a field of it, or its arguments. */
    private boolean offers(OperationDecl operation, Type wanted) {
        Type result = analysis.resultOf(operation).present();
        if (TypeRules.fits(wanted, result)) {
            return true;
        }
        if (result instanceof Structure structure && structure.fields().stream()
                .anyMatch(f -> f.getType() != null && TypeRules.fits(wanted, analysis.typeOf(f.getType())))) {
            return true;
        }
        return operation.getParameters().stream()
                .anyMatch(p -> p.getType() != null && TypeRules.fits(wanted, analysis.typeOf(p.getType())));
    }

    private void verify(ConnectorDecl connector, OperationDecl operation, VerifyTrait trait) {
        OperationDecl reader = find(connector, trait.getOperation());
        if (reader == null) {
            unknown(trait, connector, trait.getOperation());
            return;
        }
        if (Shapes.reads(operation)) {
            issues.error(trait, IssueCodes.MISPLACED, "Reading changes nothing, so there is nothing to verify: remove"
                    + " verify.");
            return;
        }
        boolean fits = Shapes.reads(reader) && required(reader).stream().allMatch(p -> given(operation, p))
                && analysis.resultOf(reader) instanceof Type.OptionalType found
                && (analysis.resultOf(operation) == Type.Special.NOTHING
                        || TypeRules.fits(analysis.resultOf(operation), found.element()));
        if (!fits) {
            issues.error(trait, IssueCodes.VERIFY_TYPES, reader.getName() + " cannot tell whether "
                    + operation.getName()
                    + " has happened: it must read, take arguments of the same names, and give the same result with a ?"
                    + " for not found.");
        }
    }

    private boolean given(OperationDecl operation, Parameter wanted) {
        return operation.getParameters().stream().anyMatch(p -> Objects.equals(p.getName(), wanted.getName())
                && p.getType() != null
                && TypeRules.fits(analysis.typeOf(wanted.getType()), analysis.typeOf(p.getType())));
    }
}
