package dev.steward.ui.editor.internal.occurrences;

import dev.steward.dsl.ide.Highlight;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.EditorSettings;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.internal.SnapshotStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;

/** All places in the file that name the same thing as the word at the cursor. */
public final class PlaybookOccurrences extends SnapshotStrategy {

    /** The generic editor's type for them, which has a colour in both themes and a place in the preferences. */
    private static final String TYPE = "org.eclipse.ui.genericeditor.text";

    private final ISelectionChangedListener moved = event -> look();
    private final AtomicInteger newest = new AtomicInteger();
    private List<Annotation> shown = List.of();

    @Override
    public void install(ITextViewer to) {
        super.install(to);
        if (to.getSelectionProvider() instanceof IPostSelectionProvider selection) {
            selection.addPostSelectionChangedListener(moved);
        }
    }

    @Override
    public void uninstall() {
        if (viewer() instanceof ITextViewer from
                && from.getSelectionProvider() instanceof IPostSelectionProvider selection) {
            selection.removePostSelectionChangedListener(moved);
        }
        super.uninstall();
    }

    @Override
    protected Optional<EditorSettings> setting() {
        return Optional.of(EditorSettings.OCCURRENCES);
    }

    @Override
    protected void show(Snapshot snapshot) {
        onDisplay(this::look);
    }

    @Override
    protected void leave() {
        newest.incrementAndGet();
        replace(List.of());
        super.leave();
    }

    /** On the UI thread: asks for the places; only the newest question is answered. */
    private void look() {
        OpenPlaybook playbook = open().orElse(null);
        ITextViewer in = viewer();
        if (playbook == null || in == null) {
            return;
        }
        Snapshot now = playbook.current().orElse(null);
        int offset = in.getSelectedRange().x;
        int question = newest.incrementAndGet();
        if (now == null || !isOn()) {
            replace(List.of());
            return;
        }
        playbook.company().work(ide -> {
            if (question == newest.get()) {
                var places = ide.highlights(now, offset);
                onDisplay(() -> {
                    if (question == newest.get()) {
                        replace(places);
                    }
                });
            }
        });
    }

    private void replace(List<Highlight> places) {
        if (viewer() instanceof ISourceViewer source
                && source.getAnnotationModel() instanceof IAnnotationModelExtension model) {
            Map<Annotation, Position> added = new HashMap<>();
            places.forEach(place -> added.put(new Annotation(TYPE, false, "Named here"),
                    new Position(place.offset(), place.length())));
            model.replaceAnnotations(shown.toArray(Annotation[]::new), added);
            shown = new ArrayList<>(added.keySet());
        }
    }
}
