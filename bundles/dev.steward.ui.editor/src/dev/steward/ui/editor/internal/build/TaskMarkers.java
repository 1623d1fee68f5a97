package dev.steward.ui.editor.internal.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;

/** What people leave to be done in comments, for the Tasks view. */
final class TaskMarkers {

    /** Type of the markers. */
    static final String TYPE = "dev.steward.ui.editor.task";

    /** A comment that begins a line or stands behind blanks, so that no address in a text is one. */
    private static final Pattern TASK = Pattern.compile("(?m)(?:^|\\s)//[^\\n]*?\\b((TODO|FIXME)\\b[^\\n]*)");

    private TaskMarkers() {
    }

    /** Something to do. */
    private record Task(String text, int offset, int line, boolean isUrgent) {
    }

    /** Looks at a file as it is saved. */
    static void show(IFile file) throws CoreException {
        if (!file.exists()) {
            return;
        }
        List<Task> tasks = tasks(file.readString());
        if (tasks.isEmpty() && file.findMarkers(TYPE, true, IResource.DEPTH_ZERO).length == 0) {
            return;
        }
        ICoreRunnable change = monitor -> {
            file.deleteMarkers(TYPE, true, IResource.DEPTH_ZERO);
            for (Task task : tasks) {
                file.createMarker(TYPE, Map.of(IMarker.MESSAGE, task.text(), IMarker.LINE_NUMBER, task.line(),
                        IMarker.CHAR_START, task.offset(), IMarker.CHAR_END, task.offset() + task.text().length(),
                        IMarker.PRIORITY, task.isUrgent() ? IMarker.PRIORITY_HIGH : IMarker.PRIORITY_NORMAL,
                        IMarker.USER_EDITABLE, false));
            }
        };
        file.getWorkspace().run(change, file.getWorkspace().getRuleFactory().markerRule(file), 0, null);
    }

    private static List<Task> tasks(String text) {
        List<Task> found = new ArrayList<>();
        Matcher task = TASK.matcher(text);
        while (task.find()) {
            int line = 1 + (int) text.substring(0, task.start(1)).chars().filter(c -> c == '\n').count();
            found.add(new Task(task.group(1).strip(), task.start(1), line, task.group(2).equals("FIXME")));
        }
        return found;
    }
}
