package dev.steward.ui.editor.internal.references;

import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.OpenPlaybook;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.ISearchResult;
import org.eclipse.search.ui.text.Match;

/** The question where something is named. Runs in a job. */
final class ReferencesQuery implements ISearchQuery {

    private final OpenPlaybook playbook;
    private final Snapshot snapshot;
    private final int offset;
    private final String word;
    private final ReferencesResult result = new ReferencesResult(this);

    ReferencesQuery(OpenPlaybook playbook, Snapshot snapshot, int offset, String word) {
        this.playbook = playbook;
        this.snapshot = snapshot;
        this.offset = offset;
        this.word = word;
    }

    @Override
    public IStatus run(IProgressMonitor monitor) {
        result.removeAll();
        try {
            List<Location> places = playbook
                    .ask((ide, latest) -> ide.references(snapshot, offset, monitor::isCanceled)).orElse(List.of());
            places.forEach(place -> result
                    .addMatch(new Match(playbook.company().file(place.path()), place.offset(), place.length())));
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            return Status.CANCEL_STATUS;
        }
    }

    @Override
    public String getLabel() {
        return "References to " + word;
    }

    @Override
    public boolean canRerun() {
        return true;
    }

    @Override
    public boolean canRunInBackground() {
        return true;
    }

    @Override
    public ISearchResult getSearchResult() {
        return result;
    }
}
