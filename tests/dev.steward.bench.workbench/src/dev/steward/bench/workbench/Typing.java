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

    private static final int PATIENCE_SECONDS = 3, MOST_LOST = 5;
    private static final int BETWEEN_KEYS = 90;
    private static final double MILLION = 1e6;

    private final Window window;
    private final StyledText text;
    /** Told when the key in question is painted. */
    private final AtomicReference<@Nullable CompletableFuture<@NonNull Long>> painted = new AtomicReference<>();
    private boolean changed;
    private int lost;

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

    /** Milliseconds of each key that wrote something. */
    List<Double> type(String words) throws Exception {
        var took = new ArrayList<Double>();
        for (char c : words.toCharArray()) {
            var waits = new CompletableFuture<@NonNull Long>();
            painted.set(waits);
            long began = System.nanoTime();
            window.key(c);
            try {
                took.add((waits.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - began) / MILLION);
            } catch (TimeoutException e) {
                lost++;
                window.press(SWT.ESC);
                window.activate();
                if (lost > MOST_LOST) {
                    throw new IllegalStateException("Keys write nothing; the focus is in "
                            + window.ask(() -> text.getDisplay().getFocusControl() + " of " + shells()), e);
                }
            }
            window.pause(BETWEEN_KEYS);
        }
        return took;
    }

    private String shells() {
        var names = new StringBuilder();
        for (var shell : text.getDisplay().getShells()) {
            names.append(shell.isVisible() ? shell + (shell == text.getDisplay().getActiveShell() ? "*" : "") : "");
        }
        return names.toString();
    }

    /** How many keys wrote nothing: a list above the text took them. */
    int lost() {
        return lost;
    }

    StyledText text() {
        return text;
    }
}
