package dev.steward.runtime.internal.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.schedule.Cron;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.model.workflow.Trigger;
import dev.steward.runtime.Prepared;

/** The triggers of one compiled playbook. */
final class Specs {

    private static final int MOST_WORDS = 200;

    private final Prepared prepared;
    private final HashSet<String> ids = new HashSet<>();

    Specs(Prepared prepared) {
        this.prepared = prepared;
    }

    List<TriggerSpec> of(List<Trigger> triggers) {
        var specs = new ArrayList<TriggerSpec>();
        for (var trigger : triggers) {
            specs.add(spec(trigger, specs.size() + 1));
        }
        return specs;
    }

    private TriggerSpec spec(Trigger trigger, int number) {
        var words = words(trigger);
        var arguments = new LinkedHashMap<String, Value>();
        var constant = new Constant(prepared.plan().types());
        trigger.getArguments().forEach(a -> arguments.put(a.getName(), constant.of(Freezer.freeze(a.getValue()))));
        return new TriggerSpec(id(words), prepared.name(), number, words,
                trigger.getExpression() == null ? null : Cron.parse(trigger.getExpression()), trigger.getInterval(),
                trigger.getEvent(), trigger.getInput(),
                TriggerSpec.Overlap.valueOf(trigger.getOverlap().name()),
                TriggerSpec.CatchUp.valueOf(trigger.getCatchUp().name()), trigger.getMost(), arguments,
                problem(arguments, trigger.getInput()));
    }

    /** Two that are written alike are told apart by their order. */
    private String id(String words) {
        var cut = words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words;
        var plain = prepared.name() + " " + cut;
        var id = plain;
        for (var i = 2; !ids.add(id); i++) {
            id = plain + " (" + i + ")";
        }
        return id;
    }

    private static String words(Trigger trigger) {
        return switch (trigger.getKind()) {
            case CRON -> "cron \"" + trigger.getExpression() + "\"";
            case EVERY -> "every " + words(trigger.getInterval());
            case EVENT -> "on event " + trigger.getEvent();
            case MANUAL -> "manual";
        };
    }

    static String words(Duration time) {
        return time.toDays() > 0 && time.equals(Duration.ofDays(time.toDays())) ? count(time.toDays(), "day")
                : time.toHours() > 0 && time.equals(Duration.ofHours(time.toHours())) ? count(time.toHours(), "hour")
                        : time.equals(Duration.ofMinutes(time.toMinutes())) ? time.toMinutes() + " min"
                                : count(time.toSeconds(), "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private @Nullable String problem(Map<String, Value> arguments, @Nullable String payload) {
        var missing = prepared.entry().inputs().stream().filter(p -> p.defaultValue() == null
                && !(p.type() instanceof Type.OptionalOf) && !arguments.containsKey(p.name())
                && !p.name().equals(payload)).map(Plan.Param::name).toList();
        return missing.isEmpty() ? null
                : Types.simple(prepared.name()) + " can't start by itself, as nobody is there to give "
                        + String.join(", ", missing) + "; write 'with " + missing.getFirst()
                        + " = …' behind the trigger, or give it a default.";
    }
}
