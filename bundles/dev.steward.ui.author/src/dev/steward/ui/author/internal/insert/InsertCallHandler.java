package dev.steward.ui.author.internal.insert;

import dev.steward.ui.author.internal.declarations.Declared;
import dev.steward.ui.author.internal.declarations.DeclarationsDialog;
import dev.steward.ui.editor.PlaybookHandler;
import org.eclipse.jface.text.ITextViewer;

/** Alt+Shift+I: a call of what is chosen by its name, at the cursor. */
public final class InsertCallHandler extends PlaybookHandler {

    @Override
    protected void execute(Target target) {
        Declared chosen = DeclarationsDialog.callable(target.editor().getSite().getShell()).choose();
        ITextViewer viewer = target.editor().getAdapter(ITextViewer.class);
        if (chosen != null && viewer != null) {
            new Insertion(target.editor(), target.playbook(), viewer).write(target.selection().getOffset(),
                    chosen.name());
        }
    }
}
