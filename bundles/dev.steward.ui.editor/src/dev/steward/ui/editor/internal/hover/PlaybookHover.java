package dev.steward.ui.editor.internal.hover;

import dev.steward.dsl.ide.Hover;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.PlaybookSessions;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextHoverExtension2;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;

/** What is known of the thing below the mouse: its signature, what holds for it, and what was written about it. */
public final class PlaybookHover implements ITextHover, ITextHoverExtension, ITextHoverExtension2 {

    @Override
    public @Nullable Object getHoverInfo2(ITextViewer viewer, IRegion region) {
        return at(viewer, region.getOffset()).orElse(null);
    }

    /** In plain words, for places that show nothing else. */
    @Override
    public @Nullable String getHoverInfo(ITextViewer viewer, IRegion region) {
        Hover found = at(viewer, region.getOffset()).orElse(null);
        return found == null ? null : HoverText.plain(found);
    }

    @Override
    public IRegion getHoverRegion(ITextViewer viewer, int offset) {
        return new Region(offset, 0);
    }

    @Override
    public IInformationControlCreator getHoverControlCreator() {
        return parent -> new HoverControl(parent, false);
    }

    private static Optional<Hover> at(ITextViewer viewer, int offset) {
        var document = viewer.getDocument();
        return document == null ? Optional.empty() : PlaybookSessions.ofWorkbench().of(document)
                .flatMap(open -> open.ask((ide, snapshot) -> covers(snapshot, offset) ? ide.hover(snapshot, offset)
                        : Optional.<Hover>empty()))
                .flatMap(found -> found);
    }

    private static boolean covers(Snapshot snapshot, int offset) {
        return offset <= snapshot.text().length();
    }
}
