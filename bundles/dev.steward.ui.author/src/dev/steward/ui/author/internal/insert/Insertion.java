package dev.steward.ui.author.internal.insert;

import dev.steward.dsl.ide.DeclaredName;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.ProposalWriter;
import dev.steward.ui.kit.Deliver;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.texteditor.ITextEditor;

/** Has the language write a use of something declared at a place of a text. On the UI thread; it does not wait. */
public final class Insertion {

    private final ITextEditor editor;
    private final OpenPlaybook playbook;
    private final ITextViewer viewer;

    /** For one text. */
    public Insertion(ITextEditor editor, OpenPlaybook playbook, ITextViewer viewer) {
        this.editor = editor;
        this.playbook = playbook;
        this.viewer = viewer;
    }

    /** Writes it, or says why not. */
    public void write(int offset, DeclaredName what) {
        String text = viewer.getDocument().get();
        long stamp = playbook.stamp();
        var display = editor.getSite().getShell().getDisplay();
        playbook.company().ask(
                ide -> playbook.latest().flatMap(snapshot -> ide.insertion(snapshot, text, offset, what)))
                .thenAccept(found -> Deliver.later(display, () -> {
                    if (found.isEmpty()) {
                        say(what.node().name() + " can't be called here: calls stand in a playbook.");
                    } else if (playbook.stamp() == stamp) {
                        ProposalWriter.write(viewer, found.get());
                        editor.setFocus();
                    }
                }));
    }

    private void say(String sentence) {
        editor.getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(sentence);
    }
}
