package dev.steward.compiler.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.BreachAction;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.TargetClause;
import dev.steward.dsl.types.Target;
import dev.steward.model.workflow.Delegation;
import dev.steward.model.workflow.DelegationLevel;
import dev.steward.model.workflow.GoalDef;
import dev.steward.model.workflow.GoalLevel;
import dev.steward.model.workflow.GoalTarget;
import dev.steward.model.workflow.KpiDef;
import dev.steward.model.workflow.RolloutDef;
import dev.steward.model.workflow.WorkflowFactory;

/** Goals, KPIs and roll-outs. */
final class StrategyMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;
    /** What the source of a KPI gives. */
    private static final String RESULT = "result";

    private final Compilation compilation;
    private final ExpressionMapper expressions;
    private final TypeMapper types;
    private final CallMapper calls;

    StrategyMapper(Compilation compilation) {
        this.compilation = compilation;
        expressions = new ExpressionMapper(compilation);
        types = new TypeMapper(compilation);
        calls = new CallMapper(compilation, expressions, types);
    }

    GoalDef goal(GoalDecl goal) {
        var def = MAKE.createGoalDef();
        def.setName(Compilation.qualified(goal));
        def.setLevel(GoalLevel.valueOf(goal.getLevel().toUpperCase(Locale.ROOT)));
        if (goal.getParent() != null
                && compilation.analysis().declaration(goal, goal.getParent()) instanceof GoalDecl p) {
            def.setParent(Compilation.qualified(p));
        }
        for (var clause : goal.getClauses()) {
            switch (clause) {
                case TargetClause t -> def.getTargets().add(target(t));
                case DelegateClause d -> d.getLevels().stream().findFirst()
                        .ifPresent(level -> def.setAtMost(atMost(level.getLevel(), level.getHold())));
                default -> compilation.unknown(clause, "This part of a goal");
            }
        }
        return def;
    }

    private GoalTarget target(TargetClause clause) {
        var target = MAKE.createGoalTarget();
        target.setCondition(expressions.ofStrategy(clause.getCondition()));
        target.setBy(clause.getDate());
        return target;
    }

    private static Delegation atMost(String level, @Nullable String hold) {
        var delegation = MAKE.createDelegation();
        delegation.setLevel(DelegationLevel.valueOf(level.toUpperCase(Locale.ROOT)));
        if (hold != null) {
            delegation.setHold(Quantities.duration(hold).orElse(null));
        }
        return delegation;
    }

    KpiDef kpi(KpiDecl kpi) {
        var def = MAKE.createKpiDef();
        def.setName(Compilation.qualified(kpi));
        def.setType(types.reference(kpi.getType()));
        if (kpi.getSource() != null) {
            def.setValue(value(def, kpi.getSource()));
        }
        if (kpi.getCadence() != null) {
            def.setCadence(Quantities.duration(kpi.getCadence()).orElse(Duration.ofDays(1)));
        }
        def.setUnit(kpi.getUnit());
        return def;
    }

    /** What of the source's answer counts; the call itself becomes the source. */
    private dev.steward.model.workflow.Expression value(KpiDef def, Expression source) {
        if (compilation.analysis().calleeOf(source) instanceof OperationDecl operation) {
            def.setSource(calls.operation(source, operation));
            return Expressions.variable(RESULT);
        }
        if (!(source instanceof MemberAccess member)) {
            return expressions.expression(source);
        }
        var of = value(def, member.getReceiver());
        if (compilation.analysis().targetOf(member) instanceof Target.FieldTarget) {
            var get = Expressions.get(of, member.getName());
            get.setSafe(member.isNullSafe());
            return get;
        }
        var args = new java.util.ArrayList<dev.steward.model.workflow.Expression>();
        args.add(of);
        member.getArguments().forEach(argument -> args.add(expressions.expression(argument.getValue())));
        return Expressions.function(member.getName(), args);
    }

    RolloutDef rollout(RolloutDecl rollout) {
        var def = MAKE.createRolloutDef();
        var playbook = compilation.analysis().declaration(rollout, rollout.getPlaybook());
        def.setPlaybook(playbook == null ? rollout.getPlaybook() : Compilation.qualified(playbook));
        def.setShadow(rollout.getShadowRuns() == null ? 0 : Quantities.whole(rollout.getShadowRuns()).orElse(0));
        for (var stage : rollout.getStages()) {
            var made = MAKE.createRolloutStage();
            made.setShare(new BigDecimal(stage.getShare().replace("%", "").strip()));
            made.setDuration(Quantities.duration(stage.getDuration()).orElse(Duration.ZERO));
            def.getStages().add(made);
        }
        rollout.getGuards().stream().map(expressions::ofStrategy).forEach(def.getGuards()::add);
        rollout.getActions().stream().map(BreachAction::getName).map(name -> name.toUpperCase(Locale.ROOT))
                .map(dev.steward.model.workflow.BreachAction::valueOf).forEach(def.getOnBreach()::add);
        return def;
    }
}
