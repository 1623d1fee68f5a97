package dev.steward.ui.editor.internal.rename;

import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.PlaybookHandler;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ltk.ui.refactoring.RefactoringWizardOpenOperation;

/** Alt+Shift+R: another name for the thing at the cursor, in all files, looked at before it is done. */
public final class RenameHandler extends PlaybookHandler {

    @Override
    protected void execute(Target target) throws ExecutionException {
        Snapshot now = target.playbook().current().orElse(null);
        int offset = target.selection().getOffset();
        Location name = now == null ? null : target.playbook()
                .ask((ide, latest) -> ide.renamable(now, offset)).flatMap(found -> found).orElse(null);
        if (now == null || name == null) {
            target.say("There is no name to rename at the cursor.");
            return;
        }
        var rename = new RenameRefactoring(target.playbook(), now, name);
        var operation = new RefactoringWizardOpenOperation(new RenameWizard(rename));
        try {
            operation.run(target.editor().getSite().getShell(), "Rename");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException("The rename was interrupted.", e);
        }
    }
}
