package dev.steward.ui.editor;

import dev.steward.ui.editor.internal.links.Places;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;

/** Shows lines of a company's playbooks. On the UI thread. */
public final class PlaybookPlaces {

    private PlaybookPlaces() {
    }

    /**
     * Opens a file, or brings its editor to the front, and goes to a place in it.
     *
     * @param path of the file in the project
     * @param line from 1, as is the column
     * @return false when there is no such file
     */
    public static boolean reveal(IProject project, String path, int line, int column) {
        IFile file = project.getFile(path);
        if (!file.exists()) {
            return false;
        }
        Places.revealLine(file, line, column);
        return true;
    }

    /** Opens a file, or brings its editor to the front, and selects a piece of its text. */
    public static void reveal(IFile file, int offset, int length) {
        Places.reveal(file, offset, length);
    }
}
