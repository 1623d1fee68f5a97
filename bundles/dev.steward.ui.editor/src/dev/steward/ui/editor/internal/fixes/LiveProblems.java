package dev.steward.ui.editor.internal.fixes;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.internal.SnapshotStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;

/** Problems below the words while they are written, long before anything is saved. */
public final class LiveProblems extends SnapshotStrategy {

    private List<Annotation> shown = List.of();

    @Override
    protected void show(Snapshot snapshot) {
        onDisplay(() -> {
            if (open().filter(o -> o.stamp() == snapshot.stamp()).isPresent()) {
                replace(snapshot.issues(), snapshot.text().length());
            }
        });
    }

    @Override
    protected void leave() {
        replace(List.of(), 0);
        super.leave();
    }

    private void replace(List<PlaybookIssue> issues, int length) {
        if (!(viewer() instanceof ISourceViewer source)
                || !(source.getAnnotationModel() instanceof IAnnotationModel model)) {
            return;
        }
        Map<Annotation, Position> added = new HashMap<>();
        for (PlaybookIssue issue : issues) {
            int from = Math.min(issue.offset(), length);
            added.put(new IssueAnnotation(issue), new Position(from, Math.min(issue.length(), length - from)));
        }
        if (model instanceof IAnnotationModelExtension atOnce) {
            atOnce.replaceAnnotations(shown.toArray(Annotation[]::new), added);
        }
        shown = new ArrayList<>(added.keySet());
    }
}
