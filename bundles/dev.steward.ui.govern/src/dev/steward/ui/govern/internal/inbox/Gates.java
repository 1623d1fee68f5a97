package dev.steward.ui.govern.internal.inbox;

import java.util.HashMap;
import java.util.Map;

import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.Company;

/** Which questions let something through that can't be taken back; asked once for each question. */
public final class Gates {

    private final Map<String, Boolean> known = new HashMap<>();

    boolean irreversible(Company company, RunStore.AskRow ask) {
        return known.computeIfAbsent(ask.id(), id -> company.inbox().effect(id).filter(effect -> !effect.reversible())
                .isPresent());
    }
}
