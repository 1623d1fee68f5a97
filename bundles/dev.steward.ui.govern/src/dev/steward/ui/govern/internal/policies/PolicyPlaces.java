package dev.steward.ui.govern.internal.policies;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.resources.IProject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PlatformUI;

import dev.steward.runtime.PolicyBook;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.editor.PlaybookPlaces;

/** Goes to the lines of policies. On the UI thread. */
final class PolicyPlaces {

    private PolicyPlaces() {
    }

    /** The project of the open company. */
    static Optional<IProject> project() {
        return PlatformUI.getWorkbench().getService(OpenCompany.class).state() instanceof Opening.Open open
                ? PolicyWatch.project(open.folder().root())
                : Optional.empty();
    }

    static void show(PolicyBook.@Nullable Place place, Consumer<String> fail) {
        if (place == null) {
            fail.accept("Where that stands is not known.");
        } else if (!project().map(project -> PlaybookPlaces.reveal(project, place.file(), place.line(), place.column()))
                .orElse(false)) {
            fail.accept(place.file() + " is not there any more.");
        }
    }
}
