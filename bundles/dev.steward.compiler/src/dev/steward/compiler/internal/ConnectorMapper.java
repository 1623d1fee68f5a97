package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.Comparator;

import dev.steward.dsl.playbook.AuthClause;
import dev.steward.dsl.playbook.CompensatedTrait;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.ConnectorMember;
import dev.steward.dsl.playbook.IdempotentTrait;
import dev.steward.dsl.playbook.IrreversibleTrait;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.OperationTrait;
import dev.steward.dsl.playbook.ProbeClause;
import dev.steward.dsl.playbook.RateLimitClause;
import dev.steward.dsl.playbook.ReadsTrait;
import dev.steward.dsl.playbook.VerifyTrait;
import dev.steward.model.workflow.ConnectorDef;
import dev.steward.model.workflow.EffectKind;
import dev.steward.model.workflow.OperationDef;
import dev.steward.model.workflow.WorkflowFactory;

/** Connectors with all their operations: what is called in an emergency isn't known beforehand. */
final class ConnectorMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;
    /** Setting by which a provider learns how many calls may run at once. */
    private static final String PARALLEL = "parallel";

    private final Compilation compilation;
    private final TypeMapper types;
    private final ExpressionMapper expressions;
    private final PlaybookMapper playbooks;

    ConnectorMapper(Compilation compilation, TypeMapper types, ExpressionMapper expressions, PlaybookMapper playbooks) {
        this.compilation = compilation;
        this.types = types;
        this.expressions = expressions;
        this.playbooks = playbooks;
    }

    ConnectorDef connector(ConnectorDecl declaration) {
        var def = MAKE.createConnectorDef();
        def.setName(Compilation.qualified(declaration));
        def.setKind(declaration.getKind());
        var operations = new ArrayList<OperationDef>();
        for (var member : declaration.getMembers()) {
            if (member instanceof OperationDecl operation) {
                operations.add(operation(operation));
            } else {
                member(def, member);
            }
        }
        operations.sort(Comparator.comparing(OperationDef::getName));
        def.getOperations().addAll(operations);
        return def;
    }

    private void member(ConnectorDef def, ConnectorMember member) {
        switch (member) {
            case AuthClause a -> def.setAuth(a.getSecret());
            case ProbeClause p -> def.setProbe(p.getOperation());
            case RateLimitClause l when l.isConcurrent() -> {
                var setting = MAKE.createSetting();
                setting.setName(PARALLEL);
                setting.setValue(Quantities.number(l.getAmount()).toPlainString());
                def.getSettings().add(setting);
            }
            case RateLimitClause l -> rate(def, l);
            default -> compilation.unknown(member, "This part of a connector");
        }
    }

    private void rate(ConnectorDef def, RateLimitClause clause) {
        try {
            var rate = MAKE.createRate();
            rate.setCount(Quantities.whole(clause.getAmount()).orElse(1));
            rate.setPer(Quantities.unit(clause.getUnit()));
            def.setLimit(rate);
        } catch (IllegalArgumentException e) {
            compilation.error(clause, Compilation.BROKEN,
                    "A limit is per second, minute, hour, day, week or month.");
        }
    }

    private OperationDef operation(OperationDecl declaration) {
        var def = MAKE.createOperationDef();
        def.setName(declaration.getName());
        compilation.place(Compilation.qualified(declaration), declaration);
        def.getParams().addAll(playbooks.params(declaration.getParameters()));
        def.setResult(types.reference(declaration.getResult()));
        def.setEffect(EffectKind.READS);
        if (declaration.getTraits().stream().allMatch(VerifyTrait.class::isInstance)) {
            // nothing is said about the effect: the worst is assumed
            def.setEffect(EffectKind.IRREVERSIBLE);
        }
        declaration.getTraits().forEach(trait -> trait(def, trait));
        return def;
    }

    private void trait(OperationDef def, OperationTrait trait) {
        switch (trait) {
            case ReadsTrait r -> def.setEffect(EffectKind.READS);
            case IrreversibleTrait i -> def.setEffect(EffectKind.IRREVERSIBLE);
            case IdempotentTrait i -> {
                def.setKey(expressions.expression(i.getKey()));
                def.setEffect(def.getCompensatedBy() == null ? EffectKind.IDEMPOTENT : EffectKind.COMPENSATED);
            }
            case CompensatedTrait c -> {
                def.setCompensatedBy(c.getOperation());
                def.setEffect(EffectKind.COMPENSATED);
            }
            case VerifyTrait v -> def.setVerify(v.getOperation());
            default -> compilation.unknown(trait, "This part of an operation");
        }
    }
}
