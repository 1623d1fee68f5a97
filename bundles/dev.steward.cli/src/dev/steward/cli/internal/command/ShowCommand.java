package dev.steward.cli.internal.command;

import java.util.List;
import java.util.regex.Pattern;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.text.DifferenceText;
import dev.steward.cli.internal.text.MomentText;
import dev.steward.cli.internal.text.ReasonCard;
import dev.steward.cli.internal.text.SightText;
import dev.steward.cli.internal.text.TraceJson;
import dev.steward.cli.internal.text.TraceText;
import dev.steward.cli.internal.text.WhyText;
import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.runtime.Company;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;
import dev.steward.runtime.UsedVersion;
import dev.steward.runtime.trace.RunMoment;

/** {@code steward show}: the story of a run, its state as of any event, or the reasons of a step. */
public final class ShowCommand implements Command {

    private static final Pattern TWO = Pattern.compile("(\\d{1,4})\\s*,\\s*(\\d{1,4})");

    /** How many paths are named where a name is not enough. */
    private static final int TOLD = 12;

    @Override
    public Syntax syntax() {
        return new Syntax("show", "RUN", 1, 1,
                List.of(Option.value("--at", "SEQ", "the state as of this event"),
                        Option.value("--why", "STEP",
                                "why a step did what it did, in five lines; then place, gate, effect, cost, history"),
                        Option.value("--step", "STEP",
                                "a step looked into: what was sent and came back, rules, memory, effects"),
                        Option.value("--with", "RUN", "what another run did differently; with --step only that step"),
                        Option.value("--tries", "A,B",
                                "with --step: what two tries of it were sent and answered differently")),
                "Show the story of a run",
                List.of("RUN is a run's id, the beginning or end of it, or 'last'. STEP is a step's path, "
                        + "or its name where only one step has it."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var at = Numbers.given(call.arguments(), "--at").orElse(Long.MAX_VALUE);
        try (var company = call.steward().open(call.company())) {
            var run = company.runs().find(call.arguments().operands().getFirst());
            var trace = company.runs().trace(run, at);
            if (call.arguments().has("--at") && (at < 1 || trace.seq() < at)) {
                throw ProblemException
                        .wrongUse("The run " + run + " has " + trace.seq() + " events; --at goes from 1 to "
                                + trace.seq() + ".");
            }
            var other = call.arguments().value("--with");
            if (other.isPresent()) {
                compare(call, company, trace, company.runs().find(other.get()));
                return ExitCode.DONE;
            }
            if (call.arguments().has("--tries")) {
                tries(call, company, trace);
                return ExitCode.DONE;
            }
            var used = company.runs().plan(run).flatMap(UsedVersion::of);
            var why = call.arguments().value("--why");
            if (why.isPresent()) {
                card(call, company, trace, step(trace, why.get()));
            } else if (call.arguments().has("--step")) {
                var path = step(trace, call.arguments().value("--step").orElseThrow()).path();
                SightText.tell(call, company.traces().step(run, at, path), company.folder().settings().zone());
            } else if (call.json()) {
                TraceJson.lines(trace, used).forEach(call::json);
                if (call.arguments().has("--at")) {
                    MomentText.lines(moment(company, run, at)).forEach(call::json);
                }
            } else {
                var zone = company.folder().settings().zone();
                var text = new TraceText(trace, zone, call.paint(), call::print);
                text.tell(used);
                if (call.arguments().has("--at")) {
                    call.print("");
                    text.values("known then", trace.variables());
                    new MomentText(moment(company, run, at), zone, call.paint(), call::print).tell();
                }
            }
        }
        return ExitCode.DONE;
    }

    private static void compare(Invocation call, Company company, Engine.Trace trace, RunId other) {
        var difference = company.traces().difference(trace.run(), other);
        var zone = company.folder().settings().zone();
        var word = call.arguments().value("--step");
        if (word.isEmpty()) {
            DifferenceText.tell(call, difference, zone);
            return;
        }
        var path = step(trace, word.get()).path();
        var found = difference.steps().stream().filter(step -> step.path().equals(path)).findFirst().orElseThrow();
        DifferenceText.step(call, found, zone);
        if (found.isSame()) {
            call.note("The step did the same in both runs.");
        }
    }

    private static void tries(Invocation call, Company company, Engine.Trace trace) {
        var numbers = TWO.matcher(call.arguments().value("--tries").orElse(""));
        var word = call.arguments().value("--step");
        if (!numbers.matches() || word.isEmpty()) {
            throw ProblemException
                    .wrongUse("--tries takes two numbers such as 1,2, and --step says of which step they are.");
        }
        var path = step(trace, word.get()).path();
        DifferenceText.tries(call, path, company.traces().tries(trace.run(), path,
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))),
                company.folder().settings().zone());
    }

    private static RunMoment moment(Company company, RunId run, long at) {
        return company.traces().moment(run, at);
    }

    private static void card(Invocation call, Company company, Engine.Trace trace, Engine.StepTrace step) {
        var card = new ReasonCard(trace, step, company.runs().plan(trace.run()),
                company.runs().place(trace.run(), step.staticId()), company.folder().settings().zone());
        var why = company.traces().why(trace.run(), trace.seq(), step.path());
        var origin = company.traces().origin(trace.run(), step.staticId(),
                call.steward().versions(call.company().root()));
        var history = company.traces().history(step.staticId());
        var object = card.json();
        WhyText.json(object, why, origin, history);
        call.json(object);
        card.lines(call.paint(), WhyText.lines(why)).forEach(call::print);
        WhyText.behind(origin, history).forEach((label, line) -> call.print(ReasonCard.row(call.paint(), label, line)));
    }

    private static Engine.StepTrace step(Engine.Trace trace, String word) {
        var paths = trace.steps().stream().map(Engine.StepTrace::path).toList();
        var exact = trace.steps().stream().filter(s -> s.path().equals(word)).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        var named = trace.steps().stream()
                .filter(s -> s.path().endsWith("/" + word) || s.staticId().endsWith("/" + word)).toList();
        if (named.stream().map(Engine.StepTrace::path).distinct().count() > 1) {
            throw ProblemException.wrongUse("'" + word + "' is the name of several steps of the run " + trace.run()
                    + "; write one of " + some(named.stream().map(Engine.StepTrace::path).distinct().toList()) + ".");
        }
        return named.stream().findFirst().orElseThrow(() -> ProblemException.wrongUse("The run " + trace.run()
                + " has no step '" + word + "' so far." + Suggestions.didYouMean(word, paths)
                + (paths.isEmpty() ? "" : " Steps: " + String.join(", ", paths) + ".")));
    }

    /** All of a few; of many, such as the rounds of a long loop, as many as can be read, and how many there are more. */
    private static String some(List<String> paths) {
        var told = String.join(", ", paths.subList(0, Math.min(TOLD, paths.size())));
        return paths.size() <= TOLD ? told : told + " or one of " + (paths.size() - TOLD) + " more";
    }
}
