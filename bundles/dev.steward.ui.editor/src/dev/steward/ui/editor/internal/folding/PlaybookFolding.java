package dev.steward.ui.editor.internal.folding;

import dev.steward.dsl.ide.FoldingRegion;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.EditorSettings;
import dev.steward.ui.editor.internal.SnapshotStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;

/** Blocks, imports and long texts as one line. What is folded stays so while the text changes. */
public final class PlaybookFolding extends SnapshotStrategy {

    @Override
    protected Optional<EditorSettings> setting() {
        return Optional.of(EditorSettings.FOLDING);
    }

    @Override
    protected void show(Snapshot snapshot) {
        open().flatMap(open -> open.ask((ide, latest) -> isOn()
                ? ide.folding(snapshot) : List.<FoldingRegion>of()))
                .ifPresent(regions -> onDisplay(() -> show(regions)));
    }

    private void show(List<FoldingRegion> regions) {
        if (viewer() instanceof ProjectionViewer projecting
                && projecting.getProjectionAnnotationModel() instanceof ProjectionAnnotationModel model
                && projecting.getDocument() instanceof IDocument document) {
            Map<Position, Annotation> missing = wanted(regions, document);
            var gone = new ArrayList<Annotation>();
            model.getAnnotationIterator().forEachRemaining(known -> {
                if (missing.remove(model.getPosition(known)) == null) {
                    gone.add(known);
                }
            });
            if (!gone.isEmpty() || !missing.isEmpty()) {
                Map<Annotation, Position> added = new HashMap<>();
                missing.forEach((position, annotation) -> added.put(annotation, position));
                model.modifyAnnotations(gone.toArray(Annotation[]::new), added, null);
            }
        }
    }

    private static Map<Position, Annotation> wanted(List<FoldingRegion> regions, IDocument document) {
        Map<Position, Annotation> wanted = new HashMap<>();
        for (FoldingRegion region : regions) {
            try {
                int first = document.getLineOfOffset(region.offset());
                int last = document.getLineOfOffset(Math.min(document.getLength(),
                        region.offset() + region.length()));
                if (last > first) {
                    int from = document.getLineOffset(first);
                    int to = last + 1 < document.getNumberOfLines() ? document.getLineOffset(last + 1)
                            : document.getLength();
                    wanted.put(new Position(from, to - from), new ProjectionAnnotation());
                }
            } catch (BadLocationException e) {
                // the text is newer: the next snapshot has the region where it is now
                continue;
            }
        }
        return wanted;
    }
}
