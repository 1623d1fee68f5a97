package dev.steward.ui.debug.internal.past;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.debug.internal.RunPlaces;
import dev.steward.ui.kit.Deliver;

/** Opens the text at the step that is looked at. */
public final class PlaceHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        var chosen = Chosen.of(event);
        if (chosen == null || chosen.path().isEmpty()) {
            RunPlaces.say(window, "Choose a step on the timeline.");
            return null;
        }
        Deliver.to(window.getShell(),
                window.getService(OpenCompany.class)
                        .ask(session -> RunPlaces.find(session.company(), chosen.run(), chosen.path())),
                place -> place.ifPresentOrElse(found -> found.show(window),
                        () -> RunPlaces.say(window, chosen.path() + " has no line of its own.")),
                sentence -> RunPlaces.say(window, sentence));
        return null;
    }
}
