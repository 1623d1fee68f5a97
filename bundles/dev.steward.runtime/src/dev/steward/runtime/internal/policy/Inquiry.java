package dev.steward.runtime.internal.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.Governed;
import dev.steward.engine.Rulebook;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.PolicyKind;
import dev.steward.engine.plan.PlanSteps;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.PolicyAnswer;
import dev.steward.runtime.PolicyAnswer.Line;
import dev.steward.runtime.PolicyAnswer.Outcome;
import dev.steward.runtime.PolicyAnswer.Way;
import dev.steward.runtime.PolicyBook.Place;
import dev.steward.runtime.PolicyBook.Says;
import dev.steward.runtime.PolicyQuestion;
import dev.steward.runtime.PolicySubject;

/** Answers questions about single calls, by the engine's own judgement. */
public final class Inquiry {

    private final Plan plan;
    private final Rulebook rules;
    private final Governed governed;
    private final CompanySettings settings;

    /** Over all policies of a company. */
    public Inquiry(Plan plan, Rulebook rules, Governed governed, CompanySettings settings) {
        this.plan = plan;
        this.rules = rules;
        this.governed = governed;
        this.settings = settings;
    }

    /** What policies say. */
    public PolicyAnswer ask(PolicyQuestion question, PolicyQuestion.Counters counters) {
        var chain = new ArrayList<Line>();
        for (var part : questions(question)) {
            for (var said : rules.judge(part)) {
                var line = line(said, part.at(), counters);
                // a policy for several targets that fit says the same once for each
                if (chain.stream().noneMatch(other -> other.policy().equals(line.policy())
                        && other.rule() == line.rule())) {
                    chain.add(line);
                }
            }
        }
        var ruling = Ruling.of(chain);
        return new PolicyAnswer(ruling.verdict(), ruling.sentence(question, settings.zone()), ruling.chain(),
                ways(question), question.at());
    }

    /** A call of a model or one that costs something is judged twice, as a run does: for what it is, and its price. */
    private List<Rulebook.Question> questions(PolicyQuestion question) {
        var subject = question.subject();
        var names = new LinkedHashMap<>(question.values());
        var spent = names.get("cost") instanceof Value.Money money && isAboutTheRun(subject)
                ? micro(money) : 0;
        var target = subject.id().substring(subject.id().lastIndexOf(' ') + 1);
        return switch (subject.kind()) {
            case OPERATION -> {
                var effect = new Rulebook.Question(PolicyKind.EFFECT, target, arguments(names, subject), question.at(),
                        spent);
                var price = price(target);
                yield price == 0 ? List.of(effect)
                        : List.of(effect, cost(target, names, new Value.Money(BigDecimal.valueOf(price, 6), "USD"),
                                question.at(), spent));
            }
            case AGENT -> List.of(
                    new Rulebook.Question(PolicyKind.PROMPT, target, arguments(names, subject), question.at(), spent),
                    cost(target, names, names.get("estimate"), question.at(), spent));
            case REMEMBER, RECALL -> {
                names.put("action", new Value.Text(subject.kind().name().toLowerCase(Locale.ROOT)));
                yield List.of(new Rulebook.Question(PolicyKind.MEMORY, target, names, question.at(), spent));
            }
        };
    }

    private boolean isAboutTheRun(PolicySubject subject) {
        return parameters(subject).stream().noneMatch(param -> param.name().equals("cost"));
    }

    private List<Plan.Param> parameters(PolicySubject subject) {
        return switch (subject.kind()) {
            case OPERATION -> operation(subject.id()).map(Plan.OperationPlan::params).orElse(List.of());
            case AGENT -> {
                var agent = plan.agents().get(subject.id());
                yield agent == null ? List.of() : agent.params();
            }
            case REMEMBER, RECALL -> List.of();
        };
    }

    /** Only what the operation or agent takes; an estimate is the business of its price. */
    private Map<String, Value> arguments(Map<String, Value> names, PolicySubject subject) {
        var arguments = new LinkedHashMap<String, Value>();
        parameters(subject).forEach(param -> {
            var value = names.get(param.name());
            if (value != null) {
                arguments.put(param.name(), value);
            }
        });
        return arguments;
    }

    private static Rulebook.Question cost(String target, Map<String, Value> names, @Nullable Value estimate, Instant at,
            long spent) {
        var seen = new LinkedHashMap<String, Value>();
        seen.put("target", new Value.Text(target));
        if (estimate != null) {
            seen.put("estimate", estimate);
        }
        var playbook = names.get("playbook");
        if (playbook != null) {
            seen.put("playbook", playbook);
        }
        return new Rulebook.Question(PolicyKind.COST, target, seen, at, spent);
    }

    private static long micro(Value.Money money) {
        return money.amount().movePointRight(6).longValue();
    }

    private Optional<Plan.OperationPlan> operation(String id) {
        var dot = id.lastIndexOf('.');
        var connector = dot < 0 ? null : plan.connectors().get(id.substring(0, dot));
        return connector == null ? Optional.empty()
                : Optional.ofNullable(connector.operations().get(id.substring(dot + 1)));
    }

    private long price(String id) {
        return operation(id).map(Plan.OperationPlan::costMicroUsd).orElse(0L);
    }

    private Line line(Rulebook.Said said, Instant at, PolicyQuestion.Counters counters) {
        var share = said.share();
        var used = share == null ? 0 : counters.used(share, at);
        var full = share != null && !share.fits(used);
        var name = said.policy().name();
        return new Line(name, said.at() + 1,
                Place.find(governed.sourceMap(), name + "#" + (said.at() + 1)),
                Says.of(said.rule().verdict()), text(name, said.at()), Outcome.valueOf(said.outcome().name()),
                share != null && full ? said.because() + ": " + share.complaint(used, at) : said.because(),
                share == null ? null : share.words(used), full, said.missing(), false);
    }

    private String text(String policy, int rule) {
        return governed.policies().stream().filter(each -> each.name().equals(policy)).findFirst()
                .map(each -> each.rules().get(rule).text()).orElse("");
    }

    private List<Way> ways(PolicyQuestion question) {
        var target = question.subject().id();
        var found = operation(target);
        if (question.subject().kind() != PolicySubject.Kind.OPERATION || found.isEmpty()
                || found.get().effect() == Plan.EffectKind.READS) {
            return List.of();
        }
        var ways = new ArrayList<Way>();
        plan.playbooks().values().stream().sorted(Comparator.comparing(Plan.PlaybookPlan::name))
                .forEach(playbook -> PlanSteps.all(playbook).stream().filter(step -> calls(step, target))
                        .forEach(step -> ways.add(way(playbook, step, target, found.get(), question.at()))));
        return ways;
    }

    private static boolean calls(Stmt.Step step, String target) {
        return step.call() instanceof Call.Operation call
                && (call.connector() + "." + call.operation()).equals(target);
    }

    private Way way(Plan.PlaybookPlan playbook, Stmt.Step step, String target, Plan.OperationPlan operation,
            Instant at) {
        var around = new ArrayList<>(step.delegation());
        around.addAll(playbook.delegation());
        var delegation = rules.delegation(around, operation.effect(), target, at);
        var words = new ArrayList<String>();
        if (step.approve() != null) {
            words.add("you approve this call");
        }
        if (delegation != null) {
            var hold = delegation.hold();
            switch (delegation.level()) {
                case FULL -> {
                    // what was delegated in full asks nobody
                }
                case SUPERVISED -> words.add("announced and held for " + (hold == null ? "some time"
                        : Shown.text(new Value.Span(hold), settings.zone())));
                case APPROVAL -> words.add("you approve such effects");
            }
        }
        var id = playbook.name() + "/" + step.name();
        return new Way(id, Place.find(governed.sourceMap(), id),
                words.isEmpty() ? "nobody is asked" : String.join(", ", words));
    }
}
