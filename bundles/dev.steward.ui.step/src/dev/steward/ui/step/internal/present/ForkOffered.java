package dev.steward.ui.step.internal.present;

import java.util.Map;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PlatformUI;

import dev.steward.runtime.debug.ForkOffer;
import dev.steward.ui.kit.Commands;
import dev.steward.ui.kit.Deliver;

/** Drop to frame: the form of a fork that begins there. */
public final class ForkOffered implements IStatusHandler {

    private static final String FORK = "dev.steward.ui.debug.fork";

    @Override
    public Object handleStatus(@Nullable IStatus status, @Nullable Object source) {
        if (source instanceof ForkOffer offer) {
            var workbench = PlatformUI.getWorkbench();
            Deliver.later(workbench.getDisplay(), () -> Commands.run(workbench, FORK,
                    Map.of("run", offer.run().text(), "step", offer.path())));
        }
        return Boolean.TRUE;
    }
}
