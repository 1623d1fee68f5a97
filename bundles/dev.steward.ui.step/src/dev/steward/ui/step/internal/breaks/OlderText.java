package dev.steward.ui.step.internal.breaks;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.debug.RunSource;
import dev.steward.dsl.ide.StepPlace;
import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.editor.PlaybookStep;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.step.internal.RunSourceInput;

/**
 * A text that a run uses and its file has not any more, in an editor. Breakpoints are on steps by their names, so one that
 * is set there is on the step of the same name in the file. UI thread.
 */
final class OlderText {

    private final ITextEditor editor;
    private final RunSource source;

    private OlderText(ITextEditor editor, RunSource source) {
        this.editor = editor;
        this.source = source;
    }

    /** What an editor shows; empty for another part. */
    static Optional<OlderText> in(@Nullable IWorkbenchPart part) {
        return part instanceof ITextEditor editor && editor.getEditorInput() instanceof RunSourceInput input
                ? Optional.of(new OlderText(editor, input.source())) : Optional.empty();
    }

    /** The innermost step of which a line is a part, by its static id. */
    Optional<String> on(int line) {
        return source.run().stepOn(source.path(), line);
    }

    /** Sets a breakpoint on the step of a line, else of the next one below it, or takes it away; says where, or why not. */
    void toggle(int line) {
        source.run().stepFrom(source.path(), line).ifPresentOrElse(this::toggle,
                () -> StatusLine.refuse(editor, "No step begins on line " + line + " or below it."));
    }

    private void toggle(@NonNull String staticId) {
        var name = staticId.substring(staticId.indexOf('/') + 1);
        var gone = source.path() + " has no step " + name + " any more, so no breakpoint can be set on it.";
        var file = file();
        if (file.isEmpty()) {
            StatusLine.refuse(editor, gone);
            return;
        }
        var company = PlaybookSessions.ofWorkbench().company(file.get().getProject());
        Deliver.to(editor.getSite().getShell(),
                company.ask(ide -> company.snapshot(ide, CompanyPlaybooks.pathOf(file.get()))
                        .flatMap(now -> StepPlace.of(now, staticId))),
                found -> found.ifPresentOrElse(step -> toggle(file.get(), step),
                        () -> StatusLine.refuse(editor, gone)),
                sentence -> StatusLine.refuse(editor, sentence));
    }

    private void toggle(IFile file, StepPlace place) {
        var step = new PlaybookStep(file, place.staticId(), place.line());
        var done = ChosenStep.breakpoint(step).isPresent() ? "taken away" : "set";
        StepToggle.toggle(step);
        StatusLine.say(editor, "Breakpoint at " + place.name() + " " + done + ", where the file has that step now: "
                + source.path() + ", line " + place.line() + ".");
    }

    private Optional<IFile> file() {
        for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
            var file = project.getFile(IPath.fromPortableString(source.path()));
            if (project.isAccessible() && file.exists()) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
