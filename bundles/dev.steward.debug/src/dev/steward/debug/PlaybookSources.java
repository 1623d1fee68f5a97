package dev.steward.debug;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.model.ISourceLocator;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.jdt.annotation.Nullable;

/** The text of a frame: its file while that has the text that the run uses, else that text by itself, not to change. */
public final class PlaybookSources implements ISourceLocator {

    @Override
    public @Nullable Object getSourceElement(@Nullable IStackFrame stackFrame) {
        if (!(stackFrame instanceof PlaybookFrame frame)) {
            return null;
        }
        var place = frame.place();
        var run = frame.getDebugTarget().text().orElse(null);
        var text = place == null || run == null ? null : run.sources().get(place.path());
        if (place == null || run == null || text == null) {
            return null;
        }
        for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
            var file = file(project, place.path());
            if (file != null && holds(file, text)) {
                return file;
            }
        }
        return new RunSource(place.path(), text, run);
    }

    private static @Nullable IFile file(IProject project, String path) {
        var file = project.isAccessible() ? project.getFile(path) : null;
        return file != null && file.exists() ? file : null;
    }

    private static boolean holds(IFile file, String text) {
        try (var in = file.getContents(true)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(text);
        } catch (CoreException | IOException e) {
            // then the run's own text is shown
            return false;
        }
    }
}
