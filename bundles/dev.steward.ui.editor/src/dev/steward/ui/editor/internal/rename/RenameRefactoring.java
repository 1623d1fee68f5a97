package dev.steward.ui.editor.internal.rename;

import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.Rename;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.OpenPlaybook;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.Refactoring;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;

/** A new name in all files, with the former one kept where open runs need it. */
final class RenameRefactoring extends Refactoring {

    private final OpenPlaybook playbook;
    private final Snapshot snapshot;
    private final Location name;
    private String newName;
    private List<FileEdit> edits = List.of();

    /** @param name the word that a rename changes */
    RenameRefactoring(OpenPlaybook playbook, Snapshot snapshot, Location name) {
        this.playbook = playbook;
        this.snapshot = snapshot;
        this.name = name;
        this.newName = oldName();
    }

    String oldName() {
        return snapshot.text().substring(name.offset(), name.offset() + name.length());
    }

    void rename(String to) {
        newName = to;
    }

    @Override
    public String getName() {
        return "Rename";
    }

    @Override
    public RefactoringStatus checkInitialConditions(IProgressMonitor monitor) {
        return new RefactoringStatus();
    }

    @Override
    public RefactoringStatus checkFinalConditions(IProgressMonitor monitor) {
        try {
            var renamed = playbook.ask((ide, latest) -> ide.rename(snapshot, name.offset(), newName,
                    playbook.company()::committed, monitor::isCanceled));
            return switch (renamed.orElse(new Rename.Refused("The playbooks are still being read: try again."))) {
                case Rename.Edits done -> {
                    edits = done.files();
                    yield new RefactoringStatus();
                }
                case Rename.Refused refused -> RefactoringStatus.createFatalErrorStatus(refused.reason());
            };
        } catch (CancellationException e) {
            throw new OperationCanceledException();
        }
    }

    @Override
    public Change createChange(IProgressMonitor monitor) {
        return new WorkspaceEdits(playbook.company()).change("Rename " + oldName() + " to " + newName, edits);
    }
}
