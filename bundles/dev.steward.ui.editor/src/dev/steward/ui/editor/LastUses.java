package dev.steward.ui.editor;

import dev.steward.dsl.ide.FactUses;
import dev.steward.runtime.MemoryService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.kit.Say;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When facts were written last, from the open company's memory. Answers at once with what is known, and asks behind it, so
 * that the next answer is new.
 */
final class LastUses implements FactUses {

    private static final Duration FRESH = Duration.ofSeconds(15);

    private final OpenCompany company;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param last when it was written last, empty when never */
    private record Known(Instant asked, Optional<Instant> last, String by) {
    }

    LastUses(OpenCompany company) {
        this.company = company;
    }

    @Override
    public Optional<String> lastUse(String fact) {
        Instant now = Instant.now();
        Known before = known.get(fact);
        if (before == null || before.asked().plus(FRESH).isBefore(now)) {
            ask(fact, now);
        }
        return before == null ? Optional.empty()
                : before.last().map(last -> "written " + Say.ago(last, now) + " by " + before.by());
    }

    private void ask(String fact, Instant now) {
        // what can't be told while no company is open is simply not told
        company.ask(session -> session.company().memory()
                .recall(new MemoryService.Query(null, fact, null, null, 1)))
                .thenAccept(found -> known.put(fact, found.isEmpty() ? new Known(now, Optional.empty(), "")
                        : new Known(now, Optional.of(found.getFirst().write().recordedAt()),
                                writer(found.getFirst().write().origin()))));
    }

    /** {@code run/path} as a run's short words, {@code operator/…} as you. */
    private static String writer(String origin) {
        List<String> parts = List.of(origin.split("/", 2));
        return parts.getFirst().equals("operator") ? "you" : "run " + parts.getFirst();
    }
}
