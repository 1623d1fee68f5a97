package dev.steward.ui.govern.internal.inbox;

import java.time.ZoneId;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.runtime.GatedEffect;
import dev.steward.ui.Session;

/**
 * All that is needed to answer one question.
 *
 * @param effect   what it lets through; null when that is no operation
 * @param place    of the step, as {@code file:line:column}; null when unknown
 * @param done     what the run did outside before, in order
 * @param facts    what the run read from memory, by step
 * @param microUsd what the run has cost
 */
public record Decision(Engine.Card card, String playbook, ZoneId zone, @Nullable GatedEffect effect,
        @Nullable String place, List<Engine.Effect> done, List<Engine.StepTrace> facts, long microUsd) {

    public Decision {
        done = List.copyOf(done);
        facts = List.copyOf(facts);
    }

    /** Reads it; null when the question is answered or has expired. Not on the UI thread. */
    public static @Nullable Decision read(Session session, String ask) {
        var company = session.company();
        var card = company.inbox().card(ask).orElse(null);
        if (card == null) {
            return null;
        }
        var trace = company.runs().trace(card.run(), Long.MAX_VALUE);
        var step = trace.steps().stream().filter(s -> s.path().equals(card.path())).findFirst();
        return new Decision(card, trace.playbook(), company.folder().settings().zone(),
                company.inbox().effect(ask).orElse(null),
                step.flatMap(s -> company.runs().place(card.run(), s.staticId())).orElse(null),
                trace.effects().stream().filter(e -> e.state().equals("done") && !e.path().equals(card.path()))
                        .toList(),
                trace.steps().stream().filter(s -> s.kind().equals("recall") && s.value() != null).toList(),
                trace.microUsd());
    }
}
