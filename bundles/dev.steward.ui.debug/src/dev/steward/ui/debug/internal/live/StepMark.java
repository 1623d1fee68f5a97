package dev.steward.ui.debug.internal.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.eclipse.jface.text.source.Annotation;

import dev.steward.graph.StepState;
import dev.steward.runtime.tell.Say;
import dev.steward.ui.debug.LiveRun;
import dev.steward.ui.kit.Sign;

/** What a step does, beside its line. */
final class StepMark extends Annotation {

    private static final String HERE = "dev.steward.ui.debug.here";
    private static final String TYPE = "dev.steward.ui.debug.step.";

    /** @param older whether the run uses an older text than the one that is marked */
    StepMark(LiveRun.Shown shown, boolean older) {
        super(type(shown.state()), false, words(shown) + (older ? "  (of an older text)" : ""));
    }

    private StepMark(String type, String words) {
        super(type, false, words);
    }

    /** The step at which a run is looked at. */
    static StepMark here(String path) {
        return new StepMark(HERE, "the run is looked at here: " + path);
    }

    private static String type(StepState state) {
        return TYPE + state.name().toLowerCase(Locale.ROOT);
    }

    private static String words(LiveRun.Shown shown) {
        var step = shown.step();
        var sign = Sign.of(shown.state().word());
        var words = new StringBuilder(sign.text()).append(' ').append(sign.word()).append("  ").append(step.path());
        if (step.microUsd() > 0) {
            words.append("  ").append(Say.money(step.microUsd()));
        }
        var began = step.started();
        var ended = step.ended();
        if (began != null) {
            words.append("  ").append(Say.span(Duration.between(began, ended == null ? Instant.now() : ended)));
        }
        var error = step.error();
        return error == null ? words.toString() : words.append("\n").append(Say.oneLine(error, 200)).toString();
    }
}
