package dev.steward.ui.debug.internal;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.runtime.Company;
import dev.steward.runtime.RunText;
import dev.steward.ui.editor.TextReveal;

/** Where the steps of runs stand, and how to go there. */
public final class RunPlaces {

    private RunPlaces() {
    }

    /**
     * A step in the text that a run uses.
     *
     * @param text of the whole file
     */
    public record Found(String step, RunText.Place place, String text) {

        /** Opens the file at the step, and says so when it is another text by now. UI thread. */
        public void show(IWorkbenchWindow window) {
            var file = file(place.path());
            if (file == null) {
                say(window, place.path() + " is gone, in which " + step + " stood at line " + place.line() + ".");
                return;
            }
            try {
                if (IDE.openEditor(window.getActivePage(), file, true) instanceof ITextEditor editor
                        && editor.getDocumentProvider().getDocument(editor.getEditorInput()) instanceof IDocument now) {
                    reveal(editor, now);
                    say(window, now.get().equals(text) ? ""
                            : place.path() + " was changed since this run began; there " + step + " stood at line "
                                    + place.line() + ".");
                }
            } catch (PartInitException e) {
                ILog.of(RunPlaces.class).error(place.path() + " does not open", e);
            }
        }

        /** Brings the step into sight, and leaves the keyboard and the selection where they are. UI thread. */
        public void reveal(IWorkbenchWindow window) {
            var file = file(place.path());
            if (file == null) {
                return;
            }
            try {
                if (IDE.openEditor(window.getActivePage(), file, false) instanceof ITextEditor editor
                        && editor.getDocumentProvider().getDocument(editor.getEditorInput()) instanceof IDocument now
                        && now.get().equals(text)
                        && editor.getAdapter(ITextViewer.class) instanceof ITextViewer viewer) {
                    var line = now.getLineInformation(place.line() - 1);
                    viewer.revealRange(line.getOffset(), line.getLength());
                }
            } catch (PartInitException | BadLocationException e) {
                ILog.of(RunPlaces.class).error(place.path() + " does not open", e);
            }
        }

        private void reveal(ITextEditor editor, IDocument now) {
            try {
                var line = Math.min(place.line(), now.getNumberOfLines()) - 1;
                var at = now.getLineInformation(line);
                var words = now.get(at.getOffset(), at.getLength());
                var indent = words.length() - words.stripLeading().length();
                TextReveal.select(editor, at.getOffset() + indent, at.getLength() - indent);
            } catch (BadLocationException e) {
                ILog.of(RunPlaces.class).warn("A line is gone meanwhile", e);
            }
        }
    }

    /** The step of a path; of what has no place of its own, what is around it. Not on the UI thread. */
    public static Optional<Found> find(Company company, RunId run, String path) {
        var text = company.runs().text(run);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var past = company.runs().past(run);
        for (var at = path; !at.isEmpty(); at = around(at)) {
            var found = past.step(past.last(), at).flatMap(step -> place(text.get(), step));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> place(RunText text, Engine.StepTrace step) {
        return text.place(step.staticId()).map(
                place -> new Found(step.path(), place, text.sources().getOrDefault(place.path(), "")));
    }

    private static String around(String path) {
        var plain = path.replaceFirst("~[a-z]+$", "");
        return plain.equals(path) ? path.substring(0, Math.max(0, path.lastIndexOf('/'))) : plain;
    }

    /** The playbook that a run began with. Not on the UI thread. */
    public static Optional<Found> beginning(Company company, RunId run, String playbook) {
        return company.runs().text(run).flatMap(known -> known.place(playbook)
                .map(place -> new Found(playbook, place, known.sources().getOrDefault(place.path(), ""))));
    }

    /** The file of a path in the company; null when it is gone. */
    public static @Nullable IFile file(String path) {
        for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
            var file = project.getFile(path);
            if (file.exists()) {
                return file;
            }
        }
        return null;
    }

    /** A sentence at the bottom of the window. UI thread. */
    public static void say(IWorkbenchWindow window, String sentence) {
        var page = window.getActivePage();
        var part = page == null ? null : page.getActivePart();
        if (part instanceof ITextEditor editor) {
            editor.getEditorSite().getActionBars().getStatusLineManager().setMessage(sentence);
        } else if (part instanceof org.eclipse.ui.IViewPart view) {
            view.getViewSite().getActionBars().getStatusLineManager().setMessage(sentence);
        }
    }
}
