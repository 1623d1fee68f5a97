package dev.steward.ui.git.internal.history;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.git.GitRepository;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.git.internal.compare.Comparing;
import dev.steward.ui.git.internal.compare.RevisionText;
import dev.steward.ui.kit.Deliver;

/** Shows what a commit changed in a file; both are parameters. */
@NonNullByDefault({})
public final class CommitCompareHandler extends AbstractHandler {

    private static final int SHORT = 7;

    /** A file in a commit, and in the one before. */
    private record Both(RevisionText now, RevisionText before) {
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        var window = HandlerUtil.getActiveWorkbenchWindow(event);
        String commit = event.getParameter("commit");
        String file = event.getParameter("file");
        if (window != null && commit != null && file != null) {
            var answer = window.getService(OpenCompany.class).ask(session -> read(session.steward()
                    .versions(session.company().folder().root()).versioned(), commit, file));
            Deliver.to(window.getShell(), answer,
                    both -> Comparing.open(window.getActivePage(), both.now(), both.before()),
                    sentence -> ILog.of(getClass()).error(sentence));
        }
        return null;
    }

    private static Both read(GitRepository repository, String commit, String file) {
        try {
            String name = commit.substring(0, Math.min(SHORT, commit.length()));
            return new Both(new RevisionText(file, name, repository.text(commit, file).orElse("")),
                    new RevisionText(file,
                            "before " + name, repository.text(commit + "^", file).orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
