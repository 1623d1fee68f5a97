package dev.steward.bench.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;

/** Types into an editor and takes the time from each key until the text is painted with it. */
final class Typing {

    private static final int PATIENCE_SECONDS = 30;
    private static final int BETWEEN_KEYS = 90;
    private static final double MILLION = 1e6;

    private final Window window;
    private final StyledText text;
    /** Told when the key in question is painted. */
    private final AtomicReference<@Nullable CompletableFuture<@NonNull Long>> painted = new AtomicReference<>();
    private boolean changed;

    /** On the UI thread. */
    Typing(Window window, StyledText text) {
        this.window = window;
        this.text = text;
        text.addListener(SWT.Modify, event -> changed = true);
        // behind the text's own, which has painted by then
        text.addListener(SWT.Paint, event -> {
            if (changed) {
                changed = false;
                var waits = painted.getAndSet(null);
                if (waits != null) {
                    waits.complete(System.nanoTime());
                }
            }
        });
    }

    /** Milliseconds of each key. */
    List<Double> type(String words) throws Exception {
        var took = new ArrayList<Double>();
        for (char c : words.toCharArray()) {
            var waits = new CompletableFuture<@NonNull Long>();
            painted.set(waits);
            long began = System.nanoTime();
            window.key(c);
            took.add((awaited(waits, c) - began) / MILLION);
            window.pause(BETWEEN_KEYS);
        }
        return took;
    }

    private long awaited(CompletableFuture<@NonNull Long> waits, char c) throws Exception {
        try {
            return waits.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The key " + (int) c + " was not painted; the focus is in "
                    + window.ask(() -> text.getDisplay().getFocusControl() + " of " + text.getDisplay().getActiveShell()
                            + ", the line is " + text.getLine(text.getLineAtOffset(text.getCaretOffset()))),
                    e);
        }
    }

    StyledText text() {
        return text;
    }
}
