package dev.steward.cli.internal.command;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.text.Json;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.States;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Types;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/** {@code steward runs}: the list. */
public final class RunsCommand implements Command {

    private static final int USUAL = 50;

    @Override
    public Syntax syntax() {
        return new Syntax("runs", "", 0, 0,
                List.of(Option.values("--state", "S", "only runs in this state, such as waiting"),
                        Option.value("--max", "N", "at most so many, " + USUAL + " without it")),
                "List runs, newest first", List.of());
    }

    @Override
    public ExitCode run(Invocation call) {
        var states = call.arguments().values("--state").stream().map(RunsCommand::state).toList();
        var max = Numbers.whole(call.arguments(), "--max", USUAL);
        try (var company = call.steward().open(call.company())) {
            var rows = company.runs().list(states, max);
            if (rows.isEmpty()) {
                call.note("No runs"
                        + (states.isEmpty() ? " yet. Start one with 'steward run NAME'." : " in this state."));
            }
            for (var row : rows) {
                call.json(Json.of(row));
                call.print(line(call, row));
            }
        }
        return ExitCode.DONE;
    }

    private static String line(Invocation call, RunStore.RunRow row) {
        var zone = call.company().settings().zone();
        var about = row.error() != null ? row.error() : row.waitingFor();
        return String.format("%s  %-20s  %10s  %-17s %s%s", row.run(), Types.simple(row.playbook()),
                Say.money(row.costMicroUsd()), Say.moment(row.started(), Instant.now(), zone),
                call.paint().line(States.line(row.state())), about == null ? "" : ": " + Say.oneLine(about, 100));
    }

    private static RunState state(String word) {
        var names = Arrays.stream(RunState.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList();
        var at = names.indexOf(word.toLowerCase(Locale.ROOT).replace('-', '_'));
        if (at < 0) {
            throw ProblemException.wrongUse("There is no state '" + word + "'." + Suggestions.didYouMean(word, names)
                    + " States: " + String.join(", ", names) + ".");
        }
        return RunState.values()[at];
    }
}
