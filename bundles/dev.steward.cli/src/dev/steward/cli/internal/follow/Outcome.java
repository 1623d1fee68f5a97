package dev.steward.cli.internal.follow;

import java.time.Instant;

import dev.steward.cli.internal.Invocation;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.Ending;
import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.AnswerForm;
import dev.steward.runtime.Company;

/** Tells people how a run came out and what they can do next. */
final class Outcome {

    private static final int WIDE = 300;

    private final Invocation call;
    private final Company company;
    private final Progress progress;

    /** @param progress what was printed already is not said again */
    Outcome(Invocation call, Company company, Progress progress) {
        this.call = call;
        this.company = company;
        this.progress = progress;
    }

    void tell(Engine.Trace trace, RunStore.RunRow row) {
        var zone = company.folder().settings().zone();
        Ending.lines(trace, row, progress.told(), Instant.now(), zone).stream().map(call.paint()::line)
                .forEach(call::print);
        if (!row.state().ended()) {
            waiting(row);
        } else if (row.state() != RunState.DONE) {
            call.note("  'steward show " + row.run() + "' tells the story.");
            switch (row.state()) {
                case FAILED, PARTLY_COMPENSATED ->
                    call.note("  When it is mended, go on at the failed step with: steward"
                            + " resume " + row.run() + " (--on-version current when you changed the playbook)");
                case COMPENSATED -> call.note("  When it is mended, begin before a step with: steward fork " + row.run()
                        + " --from STEP");
                default -> {
                    // it ended as somebody wanted it to
                }
            }
        }
    }

    private void waiting(RunStore.RunRow row) {
        for (var ask : company.inbox().open(row.run())) {
            call.print("  " + ask.id() + "  " + Say.oneLine(ask.title(), WIDE));
            call.note("    answer with: " + company.inbox().card(ask.id()).map(card -> new AnswerForm(card).command())
                    .orElse("steward decide " + ask.id() + " approve"));
        }
        var owner = company.owner();
        call.note(owner.here() || !owner.role().stays() ? "  go on with: steward resume " + row.run()
                : "  it goes on in " + owner.words());
    }
}
