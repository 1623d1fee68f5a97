package dev.steward.runtime.trace;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.steward.engine.past.Past;
import dev.steward.engine.past.Remembered;
import dev.steward.engine.past.Variable;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.PlanSteps;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.runtime.RunText;
import dev.steward.runtime.tell.Say;

/**
 * Why a step did what it did, in five lines; from what the journal and the plan say, nobody is asked.
 *
 * @param goal         what the playbook is for
 * @param facts        what the step knew, and where that came from
 * @param rule         what allowed it, or did not, and whether it was taken back since
 * @param alternatives what could have been instead: branches not taken, options shown, fallbacks
 * @param approver     who said yes or no
 */
public record WhyCard(String goal, String facts, String rule, String alternatives, String approver) {

    private static final int FACT = 60, LINE = 300, MOST = 6;

    /** What a card is made from. */
    public record Sources(Past past, Plan plan, RunText text, ZoneId zone) {
    }

    /** Of a step that had begun at a moment. */
    public static WhyCard of(Sources sources, int moment, String path) {
        var sight = StepSight.of(sources.past(), moment, path);
        return of(sources, sight);
    }

    /** Of a step that was looked into. */
    public static WhyCard of(Sources sources, StepSight sight) {
        return new WhyCard(goal(sources, sight), facts(sources, sight), rule(sources, sight),
                alternatives(sources, sight),
                approver(sources, sight));
    }

    /** With what became of it since, in words. */
    WhyCard since(String words) {
        return new WhyCard(goal, facts, Say.oneLine(rule, LINE) + "; " + words, alternatives, approver);
    }

    /** The lines by what they tell, in order. */
    public Map<String, String> lines() {
        var lines = new LinkedHashMap<String, String>();
        lines.put("goal", goal);
        lines.put("facts", facts);
        lines.put("rule", rule);
        lines.put("instead", alternatives);
        lines.put("approver", approver);
        return lines;
    }

    private static String playbook(String staticId) {
        var slash = staticId.lastIndexOf('/');
        return slash < 0 ? staticId : staticId.substring(0, slash);
    }

    private static String goal(Sources sources, StepSight sight) {
        var name = playbook(sight.step().staticId());
        var own = sources.plan().playbooks().get(name);
        var entry = sources.plan().playbooks().get(sources.plan().entry());
        var goal = own != null && own.goal() != null ? own.goal() : entry == null ? null : entry.goal();
        return goal == null ? "no goal is named by " + (own == null ? sources.plan().entry() : name) : goal;
    }

    private static String facts(Sources sources, StepSight sight) {
        var facts = new ArrayList<String>();
        sight.used().forEach(one -> facts.add(one.name() + " = " + shown(one.value(), sources.zone()) + source(one)));
        sight.remembered().stream().map(Remembered::notes).forEach(facts::addAll);
        if (facts.isEmpty()) {
            return "none: it was made from nothing that is named";
        }
        var more = facts.size() - MOST;
        return Say.oneLine(facts.stream().limit(MOST).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : ""), LINE);
    }

    private static String source(Variable one) {
        var by = one.given().by();
        return switch (one.given().kind()) {
            case INPUT -> " (input)";
            case DEFAULT -> " (default)";
            case ITEM -> "";
            case VALUE -> "";
            default -> by.isEmpty() ? "" : " (" + by + ")";
        };
    }

    private static String shown(Value value, ZoneId zone) {
        return Say.oneLine(Shown.text(value, zone), FACT);
    }

    private static String rule(Sources sources, StepSight sight) {
        if (!sight.decisions().isEmpty()) {
            return Say.oneLine(sight.decisions().stream().map(WhyCard::rule).distinct()
                    .collect(Collectors.joining("; ")), LINE);
        }
        if (!sight.effects().isEmpty()) {
            return "no rule denies it, and none asks";
        }
        if (sight.step().ended() == null) {
            return "none was asked so far: it is not done";
        }
        return changes(sources, sight) ? "none was asked, as nothing was called"
                : "none is asked of a step that changes nothing outside";
    }

    private static boolean changes(Sources sources, StepSight sight) {
        return PlanSteps.find(sources.plan(), sight.step().staticId())
                .filter(step -> step.call() instanceof Call.WriteRecord || step.call() instanceof Call.Remember
                        || PlanSteps.operation(sources.plan(), step)
                                .filter(operation -> operation.effect() != Plan.EffectKind.READS).isPresent())
                .isPresent();
    }

    private static String rule(StepSight.Decision decision) {
        return decision.policy() + ": " + decision.verdict()
                + (decision.because().isEmpty() ? "" : ", because " + decision.because());
    }

    private static String alternatives(Sources sources, StepSight sight) {
        var found = new ArrayList<String>();
        var id = sight.step().staticId();
        var playbook = sources.plan().playbooks().get(playbook(id));
        if (playbook != null) {
            var step = id.substring(id.lastIndexOf('/') + 1);
            PlanSteps.ways(playbook, step).forEach(way -> notTaken(sources.text(), playbook.name(), way, found));
        }
        sight.asked().forEach(asked -> asked.options().forEach(option -> found.add(shown(option, sources.zone()))));
        PlanSteps.find(sources.plan(), id).ifPresent(step -> fallbacks(sources, id, step, found));
        return found.isEmpty() ? "nothing: the playbook has one way here"
                : Say.oneLine(String.join("; ", found), LINE);
    }

    private static void notTaken(RunText text, String playbook, PlanSteps.Way way, List<String> found) {
        for (var arm = 1; arm <= way.arms() + 1; arm++) {
            var otherwise = arm > way.arms();
            if (otherwise ? way.arm() != 0 : arm != way.arm()) {
                var id = playbook + "#branch" + way.branch() + (otherwise ? ".else" : "." + arm);
                text.place(id).map(place -> line(text, place)).ifPresent(found::add);
            }
        }
    }

    /** The first line of a place in the text. */
    private static String line(RunText text, RunText.Place place) {
        var source = text.sources().get(place.path());
        var lines = source == null ? List.<String>of() : source.lines().toList();
        var words = place.line() <= lines.size() ? lines.get(place.line() - 1).strip() : place.toString();
        return Say.oneLine(words, FACT);
    }

    private static void fallbacks(Sources sources, String id, Stmt.Step step, List<String> found) {
        if (step.call() instanceof Call.Agent call) {
            var agent = sources.plan().agents().get(call.agent());
            if (agent != null) {
                agent.fallbacks().forEach(model -> found.add("model " + model));
            }
        }
        for (var handler = 1; handler <= step.handlers().size(); handler++) {
            sources.text().place(id + "#on" + handler).map(place -> line(sources.text(), place))
                    .filter(line -> !found.contains(line)).ifPresent(found::add);
        }
    }

    private static String approver(Sources sources, StepSight sight) {
        var answers = sight.asked().stream().filter(asked -> asked.answer() != null).toList();
        if (answers.isEmpty()) {
            return sight.asked().isEmpty() ? "nobody was asked"
                    : "not answered yet: " + sight.asked().getLast().title();
        }
        return answers.stream().map(asked -> asked.answer() + (asked.by().isEmpty() ? "" : " by " + asked.by()) + ": "
                + asked.title() + (asked.took().isZero() ? "" : ", " + Say.span(asked.took())))
                .collect(Collectors.joining("; "));
    }
}
