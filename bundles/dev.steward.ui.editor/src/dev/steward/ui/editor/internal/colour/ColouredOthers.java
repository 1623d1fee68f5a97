package dev.steward.ui.editor.internal.colour;

import dev.steward.dsl.ide.StyledRegion;
import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.editor.PlaybookSessions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextEvent;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.util.IPropertyChangeListener;

/** The colours of texts that are no file of the company: older versions, sides of a comparison. On the UI thread. */
final class ColouredOthers implements ITextInputListener, IDocumentListener, ITextListener {

    /** No file of a company is called like this. */
    private static final String PATH = "/other.playbook";

    private final StyleColours colours = new StyleColours(JFaceResources.getColorRegistry());
    private final IPropertyChangeListener theme = event -> {
        if (StyleColours.isOurs(event.getProperty())) {
            show();
        }
    };
    private @Nullable ITextViewer viewer;
    private @Nullable IDocument document;
    private String shownText = "";
    private List<StyledRegion> shown = List.of();

    void install(ITextViewer to) {
        viewer = to;
        to.addTextInputListener(this);
        to.addTextListener(this);
        JFaceResources.getColorRegistry().addListener(theme);
        inputDocumentChanged(null, to.getDocument());
    }

    void uninstall() {
        JFaceResources.getColorRegistry().removeListener(theme);
        leave();
        if (viewer instanceof ITextViewer from) {
            from.removeTextInputListener(this);
            from.removeTextListener(this);
        }
        viewer = null;
    }

    @Override
    public void inputDocumentAboutToBeChanged(@Nullable IDocument from, @Nullable IDocument to) {
        leave();
    }

    @Override
    public void inputDocumentChanged(@Nullable IDocument from, @Nullable IDocument to) {
        leave();
        if (to != null && PlaybookSessions.ofWorkbench().of(to).isEmpty()) {
            document = to;
            to.addDocumentListener(this);
            read(to);
        }
    }

    private void leave() {
        if (document instanceof IDocument before) {
            before.removeDocumentListener(this);
        }
        document = null;
        shown = List.of();
        shownText = "";
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        // only what comes of it counts
    }

    @Override
    public void documentChanged(DocumentEvent event) {
        read(event.getDocument());
    }

    /** Lines that come into sight again, or lose their styles for another reason, get them anew. */
    @Override
    public void textChanged(TextEvent event) {
        if (event.getDocumentEvent() == null && event.getViewerRedrawState()) {
            show();
        }
    }

    private void read(IDocument of) {
        String text = of.get();
        Stream.of(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen).findFirst()
                .map(PlaybookSessions.ofWorkbench()::company).ifPresent(company -> styles(company, text)
                        .thenAccept(styles -> deliver(of, text, styles)));
    }

    /** The files are gathered on the language's thread, what they mean is found out beside it. */
    private static CompletableFuture<List<StyledRegion>> styles(CompanyPlaybooks company, String text) {
        return company.ask(ide -> ide).thenComposeAsync(ide -> company.ask(now -> now.beside(PATH, text))
                .thenApplyAsync(program -> ide.styles(program, PATH)));
    }

    private void deliver(IDocument of, String text, List<StyledRegion> styles) {
        if (viewer instanceof ITextViewer in && in.getTextWidget() != null && !in.getTextWidget().isDisposed()) {
            in.getTextWidget().getDisplay().asyncExec(() -> {
                if (document == of && of.get().equals(text)) {
                    shown = styles;
                    shownText = text;
                    show();
                }
            });
        }
    }

    private void show() {
        if (!(viewer instanceof ITextViewer in) || in.getTextWidget() == null || in.getTextWidget().isDisposed()
                || shown.isEmpty() || !(document instanceof IDocument of) || of.getLength() != shownText.length()) {
            return;
        }
        var presentation = new TextPresentation(new Region(0, shownText.length()), shown.size());
        shown.forEach(style -> colours.range(style).ifPresent(presentation::addStyleRange));
        in.changeTextPresentation(presentation, false);
    }
}
