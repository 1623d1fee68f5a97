package dev.steward.bench.workbench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.monitoring.IUiFreezeEventLogger;
import org.eclipse.ui.monitoring.StackSample;
import org.eclipse.ui.monitoring.UiFreezeEvent;

/** Hears of each time that the window did not answer, from the platform's own watch. */
public final class Freezes implements IUiFreezeEventLogger {

    private static final int SHOWN = 3;

    private final @Nullable Report report = Report.asked();

    @Override
    public void log(@Nullable UiFreezeEvent event) {
        if (report instanceof Report to && event != null) {
            // starved: the watch itself got no turn, so the machine had too much to do
            boolean starved = event.isStarvedAwake() || event.isStarvedAsleep();
            to.line("freeze", Long.toString(event.getStartTimestamp()), Long.toString(event.getTotalDuration()),
                    starved ? "starved" : "busy", Stream.of(event.getStackTraceSamples()).map(Freezes::top).distinct()
                            .collect(Collectors.joining(" | ")));
        }
    }

    /** Where the thread is, and the top lines of ours below. */
    private static String top(StackSample sample) {
        List<StackTraceElement> frames = List.of(sample.getStackTraces()[0].getStackTrace());
        List<String> ours = frames.stream().filter(frame -> frame.getClassName().startsWith("dev.steward."))
                .limit(SHOWN).map(Freezes::place).toList();
        List<String> theirs = frames.stream().filter(frame -> !frame.getClassName().startsWith("java."))
                .limit(ours.isEmpty() ? 2 * SHOWN : 1).map(Freezes::place).toList();
        return Stream.concat(theirs.stream(), ours.stream()).distinct().collect(Collectors.joining(" < "));
    }

    private static String place(StackTraceElement frame) {
        return frame.getClassName().replaceAll("^.*\\.", "") + "." + frame.getMethodName() + ":"
                + frame.getLineNumber();
    }
}
