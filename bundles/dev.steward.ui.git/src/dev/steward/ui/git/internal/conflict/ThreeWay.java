package dev.steward.ui.git.internal.conflict;

import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IWorkbenchPage;

import dev.steward.runtime.ProblemException;
import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.git.internal.compare.Comparing;
import dev.steward.ui.git.internal.compare.RevisionText;
import dev.steward.ui.kit.Deliver;

/** Both sides of a merge and what they began with, in the platform's compare editor. */
public final class ThreeWay {

    private ThreeWay() {
    }

    /** Opens a file in conflict. On the UI thread; the texts are read elsewhere. */
    public static void open(IWorkbenchPage page, IFile file, Consumer<String> fail) {
        var location = file.getLocation();
        if (location == null) {
            return;
        }
        var answer = CompanyGit.ofWorkbench().ask(versions -> {
            var repository = versions.versioned();
            var path = repository.path(location.toPath()).orElse("");
            var stages = repository.conflict(path).orElseThrow(() -> ProblemException
                    .wrongUse(file.getName() + " is in no conflict any more."));
            var base = stages.base();
            var theirs = stages.theirs();
            return new RevisionText[]{ new RevisionText(path, "theirs", theirs == null ? "" : theirs),
                    new RevisionText(path, "before both", base == null ? "" : base) };
        });
        Deliver.to(page.getWorkbenchWindow().getShell(), answer,
                texts -> Comparing.open(page, file, texts[0], texts[1]), fail);
    }
}
