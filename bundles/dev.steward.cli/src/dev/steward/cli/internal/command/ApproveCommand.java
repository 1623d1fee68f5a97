package dev.steward.cli.internal.command;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.cli.internal.text.Json;
import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Types;
import dev.steward.runtime.Company;
import dev.steward.runtime.InboxService;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.Tone;

/** {@code steward approve}: yes to several requests at once; their runs go on until their next waits. */
public final class ApproveCommand implements Command {

    private static final int MOST = 10_000;
    private static final int WIDE = 100;

    @Override
    public Syntax syntax() {
        return new Syntax("approve", "[ID…]", 0, MOST,
                List.of(Option.flag("--all", "every approval that waits, but of what can't be taken back only the ones"
                        + " with an ID"),
                        Option.value("--playbook", "NAME", "with --all: of runs of this playbook alone"),
                        Option.flag("--yes", "with --all: without asking, after the list was shown"),
                        Option.value("--note", "TEXT", "why; kept with each decision"),
                        Option.value("--took", "D", "how long you needed for each (default 1 min)"),
                        Option.value("--wait", "D", "timers shorter than this are waited for (default 60 s)")),
                "Approve several requests; their runs go on until their next waits",
                List.of("Without a terminal, --all approves nothing unless --yes is given (exit code 3)."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var arguments = call.arguments();
        var ids = arguments.operands();
        var all = arguments.has("--all");
        if (ids.isEmpty() && !all || !all && (arguments.has("--yes") || arguments.value("--playbook").isPresent())) {
            throw ProblemException.wrongUse("steward approve: write the IDs of requests, or --all, which --playbook and"
                    + " --yes go with. 'steward inbox' lists what waits for you.");
        }
        var took = Numbers.span(arguments, "--took", InboxService.UNMEASURED);
        var patience = Numbers.span(arguments, "--wait", Duration.ofSeconds(60));
        try (var company = call.steward().open(call.company()); var interrupt = new Interrupt(call, company)) {
            var named = new TreeSet<>(ids);
            for (var id : named) {
                company.runs().recover(company.inbox().run(id));
            }
            var together = all ? company.inbox().together(named, playbook(company, arguments.value("--playbook")))
                    : company.inbox().together(named);
            show(call, together);
            if (together.asks().isEmpty()) {
                call.note("Nothing waits for such a yes.");
                return ExitCode.DONE;
            }
            if (all && !arguments.has("--yes") && !agreed(call, together.asks().size())) {
                call.note("Nothing was approved." + (call.asks() ? "" : " When all of these may go on, add --yes."));
                return ExitCode.WAITING;
            }
            return approve(call, company, together, arguments.value("--note"), took, patience, interrupt);
        }
    }

    private static ExitCode approve(Invocation call, Company company, InboxService.Together together,
            Optional<String> note, Duration took, Duration patience, Interrupt interrupt)
            throws InterruptedException {
        Map<RunId, List<RunStore.AskRow>> byRun = together.asks().stream()
                .collect(Collectors.groupingBy(RunStore.AskRow::run, LinkedHashMap::new, Collectors.toList()));
        var worst = ExitCode.DONE;
        for (var entry : byRun.entrySet()) {
            var run = entry.getKey();
            try (var follower = new Follower(call, company, patience, Follower.silent())) {
                interrupt.about(run);
                follower.expect(run);
                company.runs().recover(run);
                for (var ask : entry.getValue()) {
                    company.inbox().decide(ask.id(), Engine.Answer.APPROVE, Map.of(), note.orElse(null), took);
                }
                var code = company.queue().show().stopped() == null ? follower.follow(run) : ExitCode.WAITING;
                worst = code.number() > worst.number() ? code : worst;
            }
        }
        if (company.queue().show().stopped() != null) {
            call.note("Answered. Everything is stopped, so the runs go on after 'steward queue --go'.");
        }
        return worst;
    }

    private static @Nullable String playbook(Company company, Optional<String> name) {
        if (name.isEmpty()) {
            return null;
        }
        var known = new TreeSet<String>();
        company.runs().open().forEach(row -> {
            known.add(row.playbook());
            known.add(Types.simple(row.playbook()));
        });
        if (!known.contains(name.get())) {
            throw ProblemException.wrongUse("No run of a playbook '" + name.get() + "' is open."
                    + Suggestions.didYouMean(name.get(), known));
        }
        return name.get();
    }

    private static void show(Invocation call, InboxService.Together together) {
        for (var ask : together.asks()) {
            call.json(Json.withCard(ask, Optional.empty()));
            call.print(call.paint().in(Tone.WAITING, "◆ ") + line(call, ask, ask.run().text()));
        }
        together.left().forEach((ask, why) -> call.note("  left open: " + line(call, ask, why)));
    }

    private static String line(Invocation call, RunStore.AskRow ask, String more) {
        return ask.id() + "  " + Say.oneLine(ask.title(), WIDE) + "  " + call.paint().in(Tone.FAINT, more);
    }

    private static boolean agreed(Invocation call, int count) {
        if (!call.asks()) {
            return false;
        }
        call.streams().out().print("Approve " + Say.count(count, "request", "requests") + "? (y/n) > ");
        call.streams().out().flush();
        try {
            var answer = call.streams().in().readLine();
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw ProblemException.wrongUse("The terminal can't be read; add --yes.");
        }
    }
}
