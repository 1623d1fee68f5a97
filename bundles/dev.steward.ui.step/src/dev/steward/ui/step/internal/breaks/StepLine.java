package dev.steward.ui.step.internal.breaks;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.dsl.ide.StepPlace;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;

/** The steps of a playbook that is open in an editor, by their lines. UI thread. */
final class StepLine {

    private final OpenPlaybook playbook;

    private StepLine(@NonNull OpenPlaybook playbook) {
        this.playbook = playbook;
    }

    /** What an editor shows; empty for another part. */
    static Optional<StepLine> in(@Nullable IWorkbenchPart part) {
        if (!(part instanceof ITextEditor editor) || editor.getDocumentProvider() == null) {
            return Optional.empty();
        }
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        return document == null ? Optional.empty() : PlaybookSessions.ofWorkbench().of(document).map(StepLine::new);
    }

    /** The file that is edited. */
    IFile file() {
        return playbook.file();
    }

    /** The step that begins on a line, else the one of which it is the rest, else the next one below it. */
    Optional<StepPlace> from(int line) {
        return playbook.latest().flatMap(snapshot -> StepPlace.from(snapshot, line));
    }

    /** The innermost step of which a line is a part. */
    Optional<StepPlace> on(int line) {
        return playbook.latest().flatMap(snapshot -> StepPlace.on(snapshot, line));
    }
}
