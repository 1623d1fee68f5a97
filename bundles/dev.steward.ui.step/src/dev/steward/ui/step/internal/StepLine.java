package dev.steward.ui.step.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;

/** The steps of a playbook that is open in an editor, by their lines. UI thread. */
final class StepLine {

    private static final String STEP = "step", PLAYBOOK = "playbook";
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");

    private final OpenPlaybook playbook;
    private final IDocument document;

    private StepLine(@NonNull OpenPlaybook playbook, @NonNull IDocument document) {
        this.playbook = playbook;
        this.document = document;
    }

    /** A step and the line on which it begins, from 1. */
    record Step(String staticId, int line) {
    }

    /** What an editor shows; empty for another part. */
    static Optional<StepLine> in(@Nullable IWorkbenchPart part) {
        if (!(part instanceof ITextEditor editor) || editor.getDocumentProvider() == null) {
            return Optional.empty();
        }
        var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        return document == null ? Optional.empty()
                : PlaybookSessions.ofWorkbench().of(document).map(open -> new StepLine(open, document));
    }

    IFile file() {
        return playbook.file();
    }

    /** The step that begins on a line, else the next one below it in the same file. */
    Optional<Step> from(int line) {
        var best = new Step[1];
        for (var node : playbook.latest().map(Snapshot::outline).orElse(List.of())) {
            if (node.kind().equals(PLAYBOOK)) {
                look(node.children(), prefix() + node.name(), line, best);
            }
        }
        return Optional.ofNullable(best[0]);
    }

    private void look(List<OutlineNode> nodes, String inside, int from, @Nullable Step[] best) {
        for (var node : nodes) {
            var line = line(node);
            var known = best[0];
            if (node.kind().equals(STEP) && line >= from && (known == null || line < known.line())) {
                best[0] = new Step(inside + "/" + node.name(), line);
            }
            look(node.children(), inside, from, best);
        }
    }

    private int line(OutlineNode node) {
        try {
            return document.getLineOfOffset(node.offset()) + 1;
        } catch (BadLocationException e) {
            // the text is shorter by now, so the step is on no line of it
            return -1;
        }
    }

    private String prefix() {
        var found = PACKAGE.matcher(document.get());
        return found.find() ? found.group(1) + "." : "";
    }
}
