package dev.steward.ui.debug.internal.minings;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.runtime.trace.LineHistory;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Session;
import dev.steward.ui.kit.Deliver;

/** The last run of each playbook and how its steps went lately, asked for again only after a while, or when runs began or ended. Thread-safe. */
final class LastRuns implements AutoCloseable {

    private static final Duration FRESH = Duration.ofSeconds(20);

    private final OpenCompany company;
    private final AutoCloseable following;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /**
     * What is known of a playbook.
     *
     * @param last  its last run
     * @param steps how its steps went in the newest runs, by static id
     */
    record Lately(RunRow last, Map<String, LineHistory> steps) {
    }

    private record Known(Instant asked, Optional<Lately> lately) {
    }

    LastRuns(OpenCompany company) {
        this.company = company;
        following = company.follow(batch -> {
            if (batch.missed() || batch.events().stream().anyMatch(event -> event.type().equals("run.started")
                    || event.type().equals("run.ended"))) {
                known.clear();
            }
        });
    }

    @Override
    public void close() {
        Deliver.close(following);
    }

    /** By the playbook's qualified name; those that never ran are left out. */
    CompletableFuture<Map<String, Lately>> of(List<String> playbooks) {
        var now = Instant.now();
        var wanted = playbooks.stream().filter(name -> !isFresh(name, now)).toList();
        if (wanted.isEmpty()) {
            return CompletableFuture.completedFuture(lately(playbooks));
        }
        return company.ask(session -> {
            wanted.forEach(name -> known.put(name, new Known(now, read(session, name))));
            return lately(playbooks);
        });
    }

    private boolean isFresh(String name, Instant now) {
        var before = known.get(name);
        return before != null && before.asked().plus(FRESH).isAfter(now);
    }

    private Map<String, Lately> lately(List<String> playbooks) {
        var all = new HashMap<String, Lately>();
        for (var name : playbooks) {
            var one = known.get(name);
            if (one != null) {
                one.lately().ifPresent(lately -> all.put(name, lately));
            }
        }
        return all;
    }

    private static Optional<Lately> read(Session session, String playbook) {
        var company = session.company();
        return company.runs().page(new RunQuery(List.of(), playbook, "", RunQuery.Order.STARTED, true, 0, 1)).rows()
                .stream().findFirst().map(row -> new Lately(row, company.traces().histories(playbook)));
    }
}
