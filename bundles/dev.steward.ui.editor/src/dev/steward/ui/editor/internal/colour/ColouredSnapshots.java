package dev.steward.ui.editor.internal.colour;

import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.StyledRegion;
import dev.steward.ui.editor.internal.SnapshotStrategy;
import java.util.List;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.ITextListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextEvent;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.util.IPropertyChangeListener;

/** The colours of each snapshot, as soon as the language has read it. Between two the colours move with the text. */
final class ColouredSnapshots extends SnapshotStrategy implements ITextListener {

    private final StyleColours colours = new StyleColours(JFaceResources.getColorRegistry());
    private final IPropertyChangeListener theme = event -> {
        if (StyleColours.isOurs(event.getProperty())) {
            showAll();
        }
    };
    /** So many styles take some milliseconds. */
    private static final int AT_ONCE = 600;

    private List<StyledRegion> shown = List.of();
    /** What of {@link #shown} is not on the screen yet. */
    private List<ChangedStyles> rest = List.of();
    private int shownLength;
    private long shownStamp = -1;
    /** What was typed since, which has no colours; nothing when it ends before it begins. */
    private int typedFrom;
    private int typedTo = -1;

    @Override
    public void install(ITextViewer to) {
        to.addTextListener(this);
        JFaceResources.getColorRegistry().addListener(theme);
        super.install(to);
    }

    @Override
    public void uninstall() {
        JFaceResources.getColorRegistry().removeListener(theme);
        if (viewer() instanceof ITextViewer from) {
            from.removeTextListener(this);
        }
        super.uninstall();
    }

    /** Lines that come into sight again, or lose their styles for another reason, get them anew. */
    @Override
    public void textChanged(TextEvent event) {
        if (event.getDocumentEvent() instanceof DocumentEvent change) {
            typed(change.getOffset(), change.getLength(), change.getText() == null ? 0 : change.getText().length());
        } else if (event.getViewerRedrawState()) {
            if (open().filter(playbook -> playbook.stamp() == shownStamp).isPresent()) {
                showAll();
            } else {
                // what is shown belongs to another text: the next snapshot is shown as a whole
                shown = List.of();
                rest = List.of();
            }
        }
    }

    private void typed(int offset, int removed, int added) {
        boolean more = typedTo >= typedFrom;
        int from = more ? Math.min(typedFrom, offset) : offset;
        typedTo = more ? Math.max(offset, Math.max(typedTo, offset + removed) - removed) + added : offset + added;
        typedFrom = from;
    }

    @Override
    protected void leave() {
        super.leave();
        shown = List.of();
        rest = List.of();
        shownLength = 0;
        shownStamp = -1;
        typedTo = -1;
        typedFrom = 0;
    }

    @Override
    protected void show(Snapshot snapshot) {
        open().flatMap(playbook -> playbook.ask((ide, latest) -> ide.styles(snapshot)))
                .ifPresent(styles -> onDisplay(() -> {
                    if (open().filter(playbook -> playbook.stamp() == snapshot.stamp()).isPresent()) {
                        int length = snapshot.text().length();
                        ChangedStyles change = rest.isEmpty()
                                ? ChangedStyles.between(shown, shownLength, styles, length)
                                : new ChangedStyles(0, length, styles);
                        if (typedTo >= typedFrom) {
                            change = change.with(typedFrom, Math.min(length, typedTo), styles);
                            typedTo = typedFrom - 1;
                        }
                        shown = styles;
                        shownLength = length;
                        shownStamp = snapshot.stamp();
                        show(change);
                    }
                }));
    }

    private void showAll() {
        show(new ChangedStyles(0, shownLength, shown));
    }

    private void show(ChangedStyles change) {
        if (viewer() instanceof ITextViewer in && in.getTextWidget() != null && !in.getTextWidget().isDisposed()) {
            rest = change.pieces(in.getTopIndexStartOffset(), in.getBottomIndexEndOffset(), AT_ONCE);
            goOn();
        }
    }

    /** A long text is coloured where it is seen, and further whenever there is nothing else to do. */
    private void goOn() {
        ChangedStyles next = rest.getFirst();
        rest = rest.subList(1, rest.size());
        present(next);
        long stamp = shownStamp;
        if (!rest.isEmpty()) {
            onDisplay(() -> {
                // a text that has changed meanwhile is shown anew with its snapshot
                if (!rest.isEmpty() && shownStamp == stamp
                        && open().filter(playbook -> playbook.stamp() == stamp).isPresent()) {
                    goOn();
                }
            });
        }
    }

    private void present(ChangedStyles change) {
        if (!(viewer() instanceof ITextViewer in) || in.getTextWidget() == null || in.getTextWidget().isDisposed()
                || change.end() <= change.offset()) {
            return;
        }
        var presentation = new TextPresentation(new Region(change.offset(), change.end() - change.offset()),
                Math.max(1, change.styles().size()));
        change.styles().forEach(style -> colours.range(style).ifPresent(presentation::addStyleRange));
        in.changeTextPresentation(presentation, false);
    }
}
