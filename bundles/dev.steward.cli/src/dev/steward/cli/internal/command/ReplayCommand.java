package dev.steward.cli.internal.command;

import java.util.LinkedHashMap;
import java.util.List;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.tell.Say;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.Company;
import dev.steward.runtime.ProblemException;

/** {@code steward replay}: derives runs again from their journals. */
public final class ReplayCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("replay", "RUN", 0, 1, List.of(Option.flag("--all", "every run of the company")),
                "Derive a run again from its journal; any difference is an error",
                List.of("No model, connector, memory or clock is asked. RUN is an id, the beginning or end of it, or 'last'."));
    }

    @Override
    public ExitCode run(Invocation call) {
        if (call.arguments().has("--all") == call.arguments().operand(0).isPresent()) {
            throw ProblemException.wrongUse("steward replay: name one run, or write --all.");
        }
        var same = true;
        try (var company = call.steward().open(call.company())) {
            for (var run : runs(call, company)) {
                same &= replay(call, company, run);
            }
        }
        return same ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static List<RunId> runs(Invocation call, Company company) {
        var word = call.arguments().operand(0);
        if (word.isPresent()) {
            return List.of(company.runs().find(word.get()));
        }
        var all = company.runs().list(List.of(), Integer.MAX_VALUE);
        var left = all.stream().filter(row -> !row.compacted()).map(RunStore.RunRow::run).toList();
        if (left.size() < all.size()) {
            call.note("The steps of " + Say.count(all.size() - left.size(), "run", "runs")
                    + " were removed when their time was over; nothing of them can be derived again.");
        }
        return left;
    }

    private static boolean replay(Invocation call, Company company, RunId run) {
        var replay = company.runs().replay(run);
        var difference = replay.difference();
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "replay");
        object.put("run", run.text());
        object.put("entries", replay.entries());
        object.put("compared", replay.compared());
        object.put("difference", difference);
        call.json(object);
        if (difference == null) {
            call.note(
                    call.paint().in(Tone.DONE, "✓ ") + run + "  " + replay.entries() + " entries, " + replay.compared()
                            + " commands derived again, all the same");
        } else {
            call.print(call.paint().in(Tone.FAILED, "✕ ") + run + "  " + difference);
        }
        return difference == null;
    }
}
