package dev.steward.ui.govern.internal.stop;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.kit.Deliver;

/**
 * Whether everything is stopped, for commands, the tool bar and views. Somebody else may have said so, on the command
 * line for one, so it is asked for every few seconds.
 */
public final class StopState extends AbstractSourceProvider {

    /** The variable: {@link #NONE}, {@link #GOING} or {@link #STOPPED}. */
    public static final String NAME = "dev.steward.ui.govern.stopped";
    /** No company is open. */
    public static final String NONE = "none";
    /** Runs may go on. */
    public static final String GOING = "going";
    /** All is stopped. */
    public static final String STOPPED = "stopped";

    private static final int TICK_MILLIS = 5_000;

    private @Nullable OpenCompany company;
    private @Nullable AutoCloseable opening;
    private String state = NONE;
    private boolean gone;

    @Override
    public void initialize(IServiceLocator locator) {
        var found = PlatformUI.getWorkbench().getService(OpenCompany.class);
        company = found;
        var display = PlatformUI.getWorkbench().getDisplay();
        opening = found.listen(now -> Deliver.later(display, this::look));
        tick(display);
    }

    private void tick(Display display) {
        display.timerExec(TICK_MILLIS, () -> {
            if (!gone) {
                look();
                tick(display);
            }
        });
    }

    /** Asks again. UI thread. */
    public void look() {
        var asked = company;
        if (asked == null || gone) {
            return;
        }
        if (!(asked.state() instanceof Opening.Open)) {
            change(NONE);
            return;
        }
        var display = PlatformUI.getWorkbench().getDisplay();
        asked.ask(session -> session.company().queue().show().stopped() != null).thenAccept(
                stopped -> Deliver.later(display, () -> change(stopped ? STOPPED : GOING)));
    }

    private void change(String now) {
        if (!gone && !now.equals(state)) {
            state = now;
            fireSourceChanged(ISources.WORKBENCH, NAME, now);
        }
    }

    @Override
    public Map<String, String> getCurrentState() {
        return Map.of(NAME, state);
    }

    @Override
    public String[] getProvidedSourceNames() {
        return new String[]{ NAME };
    }

    @Override
    public void dispose() {
        gone = true;
        Deliver.close(opening);
    }
}
