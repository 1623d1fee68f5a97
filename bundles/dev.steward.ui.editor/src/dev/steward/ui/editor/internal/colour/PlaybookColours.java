package dev.steward.ui.editor.internal.colour;

import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.StyledRegion;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.editor.SnapshotListener;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextEvent;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.presentation.IPresentationDamager;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import org.eclipse.jface.util.IPropertyChangeListener;

/**
 * Colours by what words mean, as soon as the language has read them. Between two readings the colours move with the
 * text. On the UI thread but for {@link #changed}.
 */
public final class PlaybookColours implements IPresentationReconciler, ITextInputListener, ITextListener {

    private final SnapshotListener listener = this::changed;
    private final StyleColours colours = new StyleColours(JFaceResources.getColorRegistry());
    private final IPropertyChangeListener theme = event -> {
        if (StyleColours.isOurs(event.getProperty())) {
            showAll();
        }
    };
    private @Nullable ITextViewer viewer;
    private @Nullable OpenPlaybook playbook;
    private List<StyledRegion> shown = List.of();
    private int shownLength;
    private long shownStamp = -1;

    @Override
    public void install(ITextViewer to) {
        viewer = to;
        to.addTextInputListener(this);
        to.addTextListener(this);
        JFaceResources.getColorRegistry().addListener(theme);
        inputDocumentChanged(null, to.getDocument());
    }

    @Override
    public void uninstall() {
        JFaceResources.getColorRegistry().removeListener(theme);
        if (viewer instanceof ITextViewer from) {
            from.removeTextInputListener(this);
            from.removeTextListener(this);
        }
        leave();
        viewer = null;
    }

    @Override
    public void inputDocumentAboutToBeChanged(@Nullable IDocument from, @Nullable IDocument to) {
        leave();
    }

    @Override
    public void inputDocumentChanged(@Nullable IDocument from, @Nullable IDocument to) {
        leave();
        if (to != null) {
            Optional<OpenPlaybook> opened = PlaybookSessions.ofWorkbench().of(to);
            opened.ifPresent(o -> {
                playbook = o;
                o.addListener(listener);
            });
        }
    }

    /** Lines that come into sight again, or lose their styles for another reason, get them anew. */
    @Override
    public void textChanged(TextEvent event) {
        if (event.getDocumentEvent() == null && event.getViewerRedrawState()) {
            OpenPlaybook of = playbook;
            if (of != null && of.stamp() == shownStamp) {
                showAll();
            } else {
                // what is shown belongs to another text: the next snapshot is shown as a whole
                shown = List.of();
            }
        }
    }

    private void leave() {
        if (playbook instanceof OpenPlaybook before) {
            before.removeListener(listener);
        }
        playbook = null;
        shown = List.of();
        shownLength = 0;
        shownStamp = -1;
    }

    /** On the language's thread: finds the styles, and has them shown unless the text is newer by then. */
    private void changed(Snapshot snapshot) {
        OpenPlaybook of = playbook;
        ITextViewer in = viewer;
        if (of == null || in == null || in.getTextWidget() == null) {
            return;
        }
        of.ask((ide, latest) -> ide.styles(snapshot)).ifPresent(styles -> {
            var widget = in.getTextWidget();
            if (!widget.isDisposed()) {
                widget.getDisplay().asyncExec(() -> {
                    if (of == playbook && of.stamp() == snapshot.stamp()) {
                        show(styles, snapshot.text().length());
                        shownStamp = snapshot.stamp();
                    }
                });
            }
        });
    }

    private void show(List<StyledRegion> styles, int length) {
        show(ChangedStyles.between(shown, shownLength, styles, length));
        shown = styles;
        shownLength = length;
    }

    private void showAll() {
        show(new ChangedStyles(0, shownLength, shown));
    }

    private void show(ChangedStyles change) {
        ITextViewer in = viewer;
        if (in == null || in.getTextWidget() == null || in.getTextWidget().isDisposed()
                || change.end() <= change.offset()) {
            return;
        }
        var presentation = new TextPresentation(new Region(change.offset(), change.end() - change.offset()),
                Math.max(1, change.styles().size()));
        change.styles().forEach(style -> colours.range(style).ifPresent(presentation::addStyleRange));
        in.changeTextPresentation(presentation, false);
    }

    @Override
    public @Nullable IPresentationDamager getDamager(String contentType) {
        return null;
    }

    @Override
    public @Nullable IPresentationRepairer getRepairer(String contentType) {
        return null;
    }
}
