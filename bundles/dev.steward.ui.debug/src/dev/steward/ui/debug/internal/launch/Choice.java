package dev.steward.ui.debug.internal.launch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;

/**
 * Which playbook a person means.
 *
 * @param file     relative to the company folder; empty when the name is enough
 * @param playbook its name; empty for the only one of the file
 */
record Choice(String file, String playbook) {

    private static final String KIND = "playbook";

    /** What is selected in a list or tree: a file with playbooks. */
    static Optional<Choice> of(@Nullable ISelection selection) {
        return selection instanceof IStructuredSelection some && some.size() == 1
                ? Optional.ofNullable(Adapters.adapt(some.getFirstElement(), IFile.class))
                        .filter(PlaybookSessions::isPlaybook).map(file -> new Choice(CompanyPlaybooks.pathOf(file), ""))
                : Optional.empty();
    }

    /** The playbook at the caret, else the next one above it; none of several that all stand below. UI thread. */
    static Optional<Choice> of(@Nullable IEditorPart part) {
        if (!(part instanceof ITextEditor editor) || editor.getDocumentProvider() == null) {
            return Optional.empty();
        }
        var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        if (document == null) {
            return Optional.empty();
        }
        int caret = editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
                ? selection.getOffset() : 0;
        return PlaybookSessions.ofWorkbench().of(document).map(open -> new Choice(open.path(), nameAt(open, caret)));
    }

    private static String nameAt(OpenPlaybook open, int caret) {
        var playbooks = open.latest().map(Snapshot::outline).orElse(List.of()).stream()
                .filter(node -> node.kind().equals(KIND)).toList();
        // whoever just opened the file has chosen none of them yet
        return playbooks.stream().filter(node -> playbooks.size() == 1 || node.offset() <= caret)
                .min(Comparator.comparingInt(node -> Math.max(0, caret - node.offset() - node.length())))
                .map(OutlineNode::name).orElse("");
    }
}
