package dev.steward.ui.kit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

import dev.steward.runtime.ProblemException;

/** Brings what was found elsewhere to the UI thread. */
public final class Deliver {

    private Deliver() {
    }

    /**
     * Shows an answer, or the sentence of what went wrong, on the UI thread, unless the widget is gone by then. To be
     * called on the UI thread.
     */
    public static <T> void to(Control control, CompletableFuture<T> answer, Consumer<T> show, Consumer<String> fail) {
        var display = control.getDisplay();
        answer.whenComplete((found, failure) -> later(display, () -> {
            if (control.isDisposed()) {
                return;
            }
            if (failure == null) {
                show.accept(found);
            } else {
                fail.accept(sentence(failure));
            }
        }));
    }

    /** Runs on the UI thread soon; not at all once the display is gone. Any thread. */
    public static void later(Display display, Runnable work) {
        if (!display.isDisposed()) {
            display.asyncExec(work);
        }
    }

    /** Ends a listening, of which there may be none. */
    public static void close(@Nullable AutoCloseable handle) {
        if (handle != null) {
            try {
                handle.close();
            } catch (Exception e) {
                ILog.of(Deliver.class).warn("A listener did not go", e);
            }
        }
    }

    /** What to tell a person about a failure; what nobody foresaw is logged, too. */
    public static String sentence(@Nullable Throwable failure) {
        var cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ProblemException problem) {
            return problem.sentence();
        }
        ILog.of(Deliver.class).error("Something failed that nobody foresaw", cause);
        return "That did not work, and the error log says why (Window > Show View > Error Log). Try again.";
    }
}
