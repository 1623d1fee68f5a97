package dev.steward.ui.debug.internal.live;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.ISourceViewerExtension5;
import org.eclipse.ui.PlatformUI;

import dev.steward.runtime.RunFeed;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.debug.LiveRuns;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.kit.Deliver;

/** Keeps the marks of watched runs in one editor. The editor makes one for each viewer. */
public final class LiveSteps implements IReconciler {

    private @Nullable ISourceViewer viewer;
    private @Nullable AutoCloseable listening;
    private @Nullable AutoCloseable following;

    @Override
    public void install(ITextViewer to) {
        if (to instanceof ISourceViewer source) {
            viewer = source;
            listening = LiveRuns.ofWorkbench().listen(() -> later(source));
            following = PlatformUI.getWorkbench().getService(OpenCompany.class).follow(batch -> look(source, batch));
            later(source);
        }
    }

    /** What is said above a playbook about its last run is another thing now. */
    private static void look(ISourceViewer source, RunFeed.Batch batch) {
        var widget = source.getTextWidget();
        if (source instanceof ISourceViewerExtension5 minings && widget != null && !widget.isDisposed()
                && batch.events().stream().anyMatch(event -> event.type().equals("run.started")
                        || event.type().equals("run.ended"))) {
            Deliver.later(widget.getDisplay(), () -> {
                if (!widget.isDisposed()) {
                    minings.updateCodeMinings();
                }
            });
        }
    }

    private void later(ISourceViewer source) {
        var widget = source.getTextWidget();
        if (widget != null && !widget.isDisposed()) {
            Deliver.later(widget.getDisplay(), this::show);
        }
    }

    private void show() {
        var shown = viewer;
        if (shown == null || shown.getTextWidget() == null || shown.getTextWidget().isDisposed()) {
            return;
        }
        if (shown.getDocument() instanceof IDocument document
                && shown.getAnnotationModel() instanceof IAnnotationModel model) {
            var marks = PlaybookSessions.ofWorkbench().of(document)
                    .map(playbook -> new MarkedSteps(document, playbook).marks(LiveRuns.ofWorkbench().shown()))
                    .orElse(Map.of());
            replace(model, marks);
        }
    }

    /** What stays is left alone, so that nothing flickers. */
    private static void replace(IAnnotationModel model, Map<StepMark, Position> marks) {
        var fresh = new HashMap<Annotation, Position>(marks);
        var old = new HashMap<Annotation, Position>();
        for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
            if (all.next() instanceof StepMark mark) {
                old.put(mark, model.getPosition(mark));
            }
        }
        marks.forEach((mark, at) -> old.entrySet().stream()
                .filter(before -> before.getKey().getType().equals(mark.getType())
                        && mark.getText().equals(before.getKey().getText()) && at.equals(before.getValue()))
                .findFirst().ifPresent(before -> {
                    old.remove(before.getKey());
                    fresh.remove(mark);
                }));
        if (model instanceof IAnnotationModelExtension atOnce && !(old.isEmpty() && fresh.isEmpty())) {
            atOnce.replaceAnnotations(old.keySet().toArray(Annotation[]::new), fresh);
        }
    }

    @Override
    public void uninstall() {
        Deliver.close(listening);
        Deliver.close(following);
        listening = null;
        following = null;
        viewer = null;
    }

    @Override
    public @Nullable IReconcilingStrategy getReconcilingStrategy(String contentType) {
        return null;
    }
}
