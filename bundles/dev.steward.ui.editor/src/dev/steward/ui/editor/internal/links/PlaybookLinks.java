package dev.steward.ui.editor.internal.links;

import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;

/** From a name to where it is declared, in whatever file. */
public final class PlaybookLinks extends AbstractHyperlinkDetector {

    @Override
    public IHyperlink @Nullable [] detectHyperlinks(ITextViewer viewer, IRegion region, boolean several) {
        var document = viewer.getDocument();
        Optional<OpenPlaybook> open = document == null ? Optional.empty()
                : PlaybookSessions.ofWorkbench().of(document);
        // the snapshot of now or none: a stale one would lead to the wrong place
        Optional<Snapshot> now = open.flatMap(OpenPlaybook::current);
        if (open.isEmpty() || now.isEmpty()) {
            return null;
        }
        int offset = region.getOffset();
        IRegion word = word(now.get().text(), offset);
        List<Location> places = open.get().ask((ide, latest) -> ide.definition(now.get(), offset)).orElse(List.of());
        if (word.getLength() == 0 || places.isEmpty()) {
            return null;
        }
        return places.stream().limit(several ? places.size() : 1)
                .map(place -> new DeclarationLink(word, place, open.get().company())).toArray(IHyperlink[]::new);
    }

    private static IRegion word(String text, int offset) {
        int from = Math.min(offset, text.length());
        int to = from;
        while (from > 0 && Character.isJavaIdentifierPart(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && Character.isJavaIdentifierPart(text.charAt(to))) {
            to++;
        }
        return new Region(from, to - from);
    }
}
