package dev.steward.ui.govern.internal.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.runtime.Company;

/**
 * A question that waits for the operator.
 *
 * @param kind         as in the inbox
 * @param irreversible whether it lets something through that can't be taken back
 * @param microUsd     what its run has cost
 */
public record Waiting(String ask, RunId run, String playbook, String kind, String title, boolean irreversible,
        Instant opened, @Nullable Instant expires, long microUsd) {

    /** All of a company, oldest first. Not on the UI thread. */
    public static List<Waiting> read(Company company, Gates gates) {
        var found = new ArrayList<Waiting>();
        for (var ask : company.inbox().open()) {
            var row = company.runs().row(ask.run());
            found.add(new Waiting(ask.id(), ask.run(), row.playbook(), ask.kind(), ask.title(),
                    gates.irreversible(company, ask), ask.opened(), ask.expires(), row.costMicroUsd()));
        }
        return found;
    }

    /** Whether it is answered with yes or no, without a form. */
    public boolean gate() {
        return kind.equals("approval") || kind.equals("hold");
    }
}
