package dev.steward.compiler.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.CatchUpOption;
import dev.steward.dsl.playbook.CronTrigger;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EventTrigger;
import dev.steward.dsl.playbook.EveryTrigger;
import dev.steward.dsl.playbook.GivenOption;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.OverlapOption;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookClause;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.TriggerClause;
import dev.steward.dsl.playbook.TypeRef;
import dev.steward.dsl.schedule.Cron;
import dev.steward.dsl.types.Type;
import dev.steward.model.workflow.CatchUp;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.ListExpression;
import dev.steward.model.workflow.LiteralExpression;
import dev.steward.model.workflow.MakeExpression;
import dev.steward.model.workflow.Operator;
import dev.steward.model.workflow.OperatorExpression;
import dev.steward.model.workflow.Overlap;
import dev.steward.model.workflow.Trigger;
import dev.steward.model.workflow.TriggerKind;
import dev.steward.model.workflow.WorkflowFactory;

/** When a playbook starts by itself. Only the entry's triggers are compiled: a call starts nothing by itself. */
final class TriggerMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;
    private static final int MOST_MADE_UP = 100;

    private final Compilation compilation;
    private final ExpressionMapper expressions;

    TriggerMapper(Compilation compilation, ExpressionMapper expressions) {
        this.compilation = compilation;
        this.expressions = expressions;
    }

    /** Of a playbook, or of a use of one, whose inputs are those that it has not fixed. */
    List<Trigger> triggers(Declaration entry) {
        return switch (entry) {
            case PlaybookDecl p -> triggers(p.getClauses(), p.getParameters());
            case InstanceDecl i -> triggers(i.getClauses(), InstanceMapper.open(i, compilation.analysis()));
            default -> List.of();
        };
    }

    private List<Trigger> triggers(List<PlaybookClause> clauses, List<Parameter> inputs) {
        return clauses.stream().filter(TriggerClause.class::isInstance).map(TriggerClause.class::cast)
                .map(clause -> trigger(inputs, clause)).toList();
    }

    private Trigger trigger(List<Parameter> inputs, TriggerClause clause) {
        var trigger = MAKE.createTrigger();
        for (var option : clause.getOptions()) {
            switch (option) {
                case OverlapOption o -> trigger.setOverlap(Overlap.getByName(upper(o.getRule())));
                case CatchUpOption c -> {
                    trigger.setCatchUp(CatchUp.getByName(upper(c.getRule())));
                    trigger.setMost(c.getMost() == null ? MOST_MADE_UP
                            : Quantities.whole(c.getMost()).orElse(MOST_MADE_UP));
                }
                case GivenOption g -> g.getBindings()
                        .forEach(b -> argument(trigger, b.getName(), b.getValue()));
                default -> compilation.unknown(option, "This part of a trigger");
            }
        }
        if (trigger.getCatchUp() != CatchUp.ALL) {
            trigger.setMost(0);
        }
        switch (clause) {
            case CronTrigger c -> {
                trigger.setKind(TriggerKind.CRON);
                trigger.setExpression(Cron.parse(c.getExpression()).text());
            }
            case EveryTrigger e -> {
                trigger.setKind(TriggerKind.EVERY);
                trigger.setInterval(Quantities.duration(e.getInterval()).orElse(Duration.ofDays(1)));
            }
            case EventTrigger e -> event(trigger, e, inputs);
            default -> trigger.setKind(TriggerKind.MANUAL);
        }
        return trigger;
    }

    private void argument(Trigger trigger, String name, dev.steward.dsl.playbook.Expression value) {
        var argument = MAKE.createArgument();
        argument.setName(name);
        argument.setValue(expressions.expression(value));
        if (!isConstant(argument.getValue())) {
            compilation.notConstant(value, "The value that a trigger gives");
        }
        trigger.getArguments().add(argument);
    }

    static boolean isConstant(Expression value) {
        return switch (value) {
            case LiteralExpression literal -> true;
            case MakeExpression made -> made.getFields().stream().allMatch(f -> isConstant(f.getValue()));
            case ListExpression list -> list.getItems().stream().allMatch(TriggerMapper::isConstant);
            case OperatorExpression o -> o.getOperator() == Operator.NEG
                    && o.getOperands().stream().allMatch(LiteralExpression.class::isInstance);
            default -> false;
        };
    }

    private void event(Trigger trigger, EventTrigger clause, List<Parameter> inputs) {
        trigger.setKind(TriggerKind.EVENT);
        var declaration = compilation.analysis().declaration(clause, clause.getEvent());
        if (declaration == null) {
            return;
        }
        compilation.needed().need(declaration);
        trigger.setEvent(Compilation.qualified(declaration));
        var payload = new Type.Structure(declaration);
        trigger.setInput(inputs.stream()
                .filter(p -> trigger.getArguments().stream().noneMatch(a -> a.getName().equals(p.getName())))
                .filter(p -> plain(p.getType()) instanceof Type type && payload.equals(type)).map(Parameter::getName)
                .findFirst().orElse(null));
    }

    private @Nullable Type plain(TypeRef type) {
        return compilation.analysis().typeOf(type) instanceof Type.OptionalType optional ? optional.element()
                : compilation.analysis().typeOf(type);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
