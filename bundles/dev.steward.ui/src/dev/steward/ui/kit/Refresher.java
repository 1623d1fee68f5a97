package dev.steward.ui.kit;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Reads a view's model again when something happened: one reading at a time, and one more when more happened meanwhile. */
public final class Refresher<T> {

    private final Control control;
    private final Display display;
    private final Supplier<CompletableFuture<T>> read;
    private final Consumer<T> show;
    private final Consumer<String> fail;
    private boolean reading;
    private boolean again;

    /** @param control the view's; nothing is shown once it is disposed */
    public Refresher(Control control, Supplier<CompletableFuture<T>> read, Consumer<T> show, Consumer<String> fail) {
        this.control = control;
        this.display = control.getDisplay();
        this.read = read;
        this.show = show;
        this.fail = fail;
    }

    /** Something happened. Any thread. */
    public void request() {
        Deliver.later(display, this::begin);
    }

    private void begin() {
        if (control.isDisposed()) {
            return;
        }
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        Deliver.to(control, read.get(), found -> end(() -> show.accept(found)), text -> end(() -> fail.accept(text)));
    }

    private void end(Runnable shown) {
        reading = false;
        shown.run();
        if (again) {
            again = false;
            begin();
        }
    }
}
