package dev.steward.ui.govern.internal.stop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.ui.govern.internal.inbox.Waiting;
import dev.steward.ui.kit.Say;

/** What is told without being asked. Pure. */
public final class Urgent {

    /** What has less time than this can't wait until somebody looks. */
    static final Duration SOON = Duration.ofHours(12);

    private Urgent() {
    }

    /**
     * A notice.
     *
     * @param ask the question to open; null to open the start page
     */
    public record Notice(String title, String text, @Nullable String ask) {
    }

    /** Whether some of these events may be worth a notice, so that the inbox is to be read. */
    public static boolean possible(List<Engine.RunEvent> events) {
        return events.stream().anyMatch(e -> e.type().equals("ask.opened") || failed(e));
    }

    private static boolean failed(Engine.RunEvent event) {
        return event.type().equals("run.ended")
                && (event.state() == RunState.FAILED || event.state() == RunState.PARTLY_COMPENSATED);
    }

    /** One notice for all; empty when nothing is urgent. {@code waiting} is the inbox after the events. */
    public static Optional<Notice> of(List<Engine.RunEvent> events, List<Waiting> waiting, Instant now) {
        var fresh = waiting.stream().filter(ask -> urgent(ask, now) && events.stream()
                .anyMatch(e -> e.type().equals("ask.opened") && e.run().equals(ask.run())
                        && Duration.between(e.at(), ask.opened()).abs().toSeconds() <= 1))
                .toList();
        var broken = events.stream().filter(Urgent::failed).toList();
        if (fresh.size() == 1 && broken.isEmpty()) {
            var ask = fresh.getFirst();
            var expires = ask.expires();
            return Optional.of(new Notice("Waits for you", ask.title() + "\n" + Say.simple(ask.playbook())
                    + (ask.irreversible() ? ", irreversible" : "")
                    + (expires == null ? "" : ", " + Say.left(expires, now)), ask.ask()));
        }
        if (fresh.isEmpty() && broken.isEmpty()) {
            return Optional.empty();
        }
        var parts = (fresh.isEmpty() ? "" : Say.count(fresh.size(), "question waits", "questions wait") + " for you")
                + (fresh.isEmpty() || broken.isEmpty() ? "" : "\n")
                + (broken.isEmpty() ? "" : Say.count(broken.size(), "run failed", "runs failed"));
        return Optional.of(new Notice("Steward", parts, null));
    }

    private static boolean urgent(Waiting ask, Instant now) {
        var expires = ask.expires();
        return switch (ask.kind()) {
            case "hold" -> false;
            case "approval", "human" -> ask.irreversible() || expires != null && expires.isBefore(now.plus(SOON));
            default -> true;
        };
    }
}
