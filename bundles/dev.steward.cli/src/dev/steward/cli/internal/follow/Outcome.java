package dev.steward.cli.internal.follow;

import java.time.Duration;
import java.time.Instant;

import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.term.Paint.Tone;
import dev.steward.cli.internal.text.Say;
import dev.steward.cli.internal.text.States;
import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
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
        var took = Duration.between(trace.started(), row.state().ended() ? row.updated() : Instant.now());
        call.print(States.words(row.state(), call.paint()) + "  " + Types.simple(trace.playbook()) + "  "
                + call.paint().in(Tone.FAINT, trace.run().text()) + "  " + Say.money(row.costMicroUsd()) + "  "
                + Say.span(took));
        var output = trace.output();
        if (output != null && !(output instanceof Value.None)) {
            call.print("  result  " + Say.oneLine(Shown.text(output, company.folder().settings().zone()), WIDE));
        }
        var error = row.error();
        if (error != null && !progress.hasTold(error)) {
            call.print("  reason  " + Say.oneLine(error, WIDE));
        }
        if (!row.state().ended()) {
            waiting(row);
        } else if (row.state() != RunState.DONE) {
            call.note("  'steward show " + row.run() + "' tells the story.");
        }
    }

    private void waiting(RunStore.RunRow row) {
        var zone = company.folder().settings().zone();
        var waitingFor = row.waitingFor();
        if (waitingFor != null) {
            call.print("  waits for " + Say.oneLine(waitingFor, WIDE));
        }
        var due = row.nextDue();
        if (due != null) {
            call.print("  next timer at " + Say.moment(due, Instant.now(), zone));
        }
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
