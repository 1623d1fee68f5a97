package dev.steward.bench.workbench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;

/** The workbench's one window, its UI thread and its keyboard, for a thread that is none of its own. */
final class Window {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(4);
    private static final String SHIFTED = "~!@#$%^&*()_+{}|:\"<>?";
    private static final String PLAIN = "`1234567890-=[]\\;',./";

    private final IWorkbench workbench;
    private final Display display;

    Window(IWorkbench workbench) {
        this.workbench = workbench;
        this.display = workbench.getDisplay();
    }

    /** The answer of a question asked on the UI thread. */
    <T> T ask(Callable<T> question) throws Exception {
        var answer = new CompletableFuture<T>();
        display.asyncExec(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception | AssertionError e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Asks until the answer is yes. */
    void await(String what, Callable<Boolean> question) throws Exception {
        if (!comes(question, PATIENCE)) {
            throw new IllegalStateException(what + " did not come");
        }
    }

    /** Asks until the answer is yes; false when it was not within that time. */
    boolean comes(Callable<Boolean> question, Duration within) throws Exception {
        long end = System.nanoTime() + within.toNanos();
        while (!ask(question)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }

    /** On the UI thread only. */
    IWorkbenchPage page() {
        return workbench.getWorkbenchWindows()[0].getActivePage();
    }

    /** Keys go to the window that has the focus, so this one takes it. */
    void activate() throws Exception {
        ask(() -> {
            workbench.getWorkbenchWindows()[0].getShell().forceActive();
            return true;
        });
        await("the focus", () -> display.getActiveShell() != null);
    }

    /** Shows a perspective; returns when nothing is left to paint of it. */
    void perspective(String id) throws Exception {
        ask(() -> workbench.showPerspective(id, workbench.getWorkbenchWindows()[0]));
        settle();
    }

    /** Everything that was posted has had its turn. */
    void settle() throws Exception {
        ask(() -> true);
        ask(() -> true);
    }

    /** A person's pause between two keys or looks. */
    void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Presses keys together, the last one last; comes back when they are posted. */
    void press(int... keys) throws Exception {
        ask(() -> {
            for (int key : keys) {
                post(SWT.KeyDown, key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                post(SWT.KeyUp, keys[i]);
            }
            return true;
        });
    }

    /** Presses one key; on the UI thread only. */
    void postNow(int key) {
        post(SWT.KeyDown, key);
        post(SWT.KeyUp, key);
    }

    /** Presses what writes a character, on a US keyboard. */
    void key(char c) throws Exception {
        int shifted = SHIFTED.indexOf(c);
        if (c == '\n') {
            press(SWT.KEYPAD_CR);
        } else if (shifted >= 0) {
            press(SWT.SHIFT, PLAIN.charAt(shifted));
        } else if (Character.isUpperCase(c)) {
            press(SWT.SHIFT, Character.toLowerCase(c));
        } else {
            press(c);
        }
    }

    private void post(int type, int key) {
        var event = new Event();
        event.type = type;
        if ((key & SWT.KEYCODE_BIT) != 0 || (key & SWT.MODIFIER_MASK) != 0) {
            event.keyCode = key;
        } else {
            event.character = (char) key;
        }
        if (!display.post(event)) {
            throw new IllegalStateException("The display took no event for the key " + key);
        }
    }
}
