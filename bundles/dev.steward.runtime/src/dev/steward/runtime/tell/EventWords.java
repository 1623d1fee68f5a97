package dev.steward.runtime.tell;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.steward.engine.Engine;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;

/** One line for a journal entry that people care about: failures, waits, questions, rules. */
public record EventWords(ZoneId zone) {

    private static final int WIDE = 160;

    /** Sign and words without the step's name; empty for entries that only machines need. */
    public Optional<Line> of(Engine.RunEvent event) {
        return switch (event.type()) {
            case "call.failed" -> line(Tone.FAILED, "✕", first(event, "error") + ": " + first(event, "message"));
            case "call.lost" -> line(Tone.FAILED, "?", "the answer was lost when the process ended");
            case "effect.unknown" -> line(Tone.FAILED, "?", "outcome unknown: " + first(event, "because"));
            case "effect.compensated" -> line(Tone.UNDONE, "↶", "taken back");
            case "step.retry" -> line(Tone.WAITING, "‖", "tries again after " + first(event, "after"));
            case "step.started" -> event.facts().containsKey("until")
                    ? line(Tone.WAITING, "‖", "waits until " + first(event, "until"))
                    : Optional.empty();
            case "step.failed" ->
                line(Tone.FAILED, "✕", "failed: " + first(event, "error") + ": " + first(event, "message"));
            case "step.stopped" -> line(Tone.FAINT, "■", "stopped");
            case "ask.opened" -> line(Tone.WAITING, "◆", first(event, "title")).map(line -> line.and(Tone.PLAIN, "  [")
                    .and(Tone.PLAIN, first(event, "ask"), Line.About.ASK).and(Tone.PLAIN, "]"));
            case "ask.answered" -> line(Tone.ACCENT, "◆", answered(event));
            case "ask.closed" -> line(Tone.FAINT, "◆", first(event, "answer"));
            case "policy.decided" -> line(Tone.ACCENT, "§", first(event, "policy") + ": " + first(event, "verdict")
                    + because(event));
            case "run.cancelled", "run.paused", "run.unpaused" -> line(Tone.FAINT, "·",
                    event.type().substring("run.".length()) + " by " + first(event, "by"));
            case "step.held" -> line(Tone.WAITING, "‖", "held by the debugger " + held(first(event, "moment"))
                    + (first(event, "detail").isEmpty() ? "" : ": " + first(event, "detail")));
            case "step.given" -> line(Tone.ACCENT, "◆", first(event, "by") + " changed its inputs");
            case "step.settled" -> line(Tone.ACCENT, "◆", first(event, "how") + " by " + first(event, "by"));
            case "operation.mocked" -> line(Tone.ACCENT, "◆", first(event, "operation") + " is not called any more, "
                    + "mocked by " + first(event, "by"));
            case "run.forked" -> line(Tone.ACCENT, "⑂",
                    "a run of its own from " + first(event, "from") + " on; what was before is of "
                            + first(event, "of"));
            case "run.reopened" -> line(Tone.ACCENT, "↻", first(event, "from").isEmpty() ? "goes on where it failed"
                    : "goes on at " + first(event, "from") + ", which had failed");
            case "run.moved" -> line(Tone.ACCENT, "·", "goes on with the playbook as it is now");
            case "run.restarted" -> line(Tone.FAINT, "·", "taken up again by another process");
            case "run.compensating" -> line(Tone.UNDONE, "↶", "takes back what was done");
            default -> Optional.empty();
        };
    }

    private Optional<Line> line(Tone tone, String sign, String words) {
        return Optional.of(Line.of(tone, sign).and(Tone.PLAIN, " " + Say.oneLine(words, WIDE)));
    }

    private String answered(Engine.RunEvent event) {
        return first(event, "answer") + " by " + first(event, "by")
                + (event.facts().get("edits") instanceof Value.Struct edits && !edits.fields().isEmpty()
                        ? " with " + String.join(", ", edits.fields().keySet()) + " changed"
                        : "");
    }

    private String because(Engine.RunEvent event) {
        var because = first(event, "because");
        return because.isEmpty() ? "" : ", because " + because;
    }

    /** The first fact that is there, as text. */
    private String first(Engine.RunEvent event, String... names) {
        return List.of(names).stream().map(event.facts()::get).filter(v -> v != null && !(v instanceof Value.None))
                .findFirst()
                .map(this::shown).orElse("");
    }

    private String shown(Value value) {
        return value instanceof Value.Moment moment ? Say.moment(moment.instant(), Instant.now(), zone)
                : Say.oneLine(Shown.text(value, zone), WIDE);
    }

    private static String held(String moment) {
        return switch (moment) {
            case "error" -> "at its error";
            case "effect" -> "at its call";
            case "asks" -> "at its question";
            case "share" -> "before it, at a share of the budget";
            default -> moment + " it";
        };
    }
}
