package dev.steward.ui.git.internal.history;

import dev.steward.git.Revision;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.text.revisions.RevisionInformation;
import org.eclipse.jface.text.source.LineRange;
import org.eclipse.swt.graphics.RGB;

/** Commits beside the lines that come from them, as the platform's revision ruler wants them. */
final class Origins {

    /** Of one brightness: which author a colour means is all that it says. */
    private static final int[] HUES = { 174, 214, 262, 316, 20, 44, 90, 142 };
    private static final float RICH = 0.35f;
    private static final float PALE = 0.15f;
    /** Names and numbers stand on it, in the colours of the theme. */
    private static final float BRIGHT = 0.9f;
    private static final float DARK = 0.2f;

    private Origins() {
    }

    /**
     * @param lines where each line comes from, the first one first
     * @param dark  whether the text has a dark background
     */
    static RevisionInformation of(List<Optional<Revision>> lines, boolean dark) {
        var information = new RevisionInformation();
        Map<String, Shown> shown = new LinkedHashMap<>();
        Map<String, RGB> colours = new LinkedHashMap<>();
        for (int from = 0; from < lines.size();) {
            var origin = lines.get(from);
            int to = from + 1;
            while (to < lines.size() && same(origin, lines.get(to))) {
                to++;
            }
            if (origin.isPresent()) {
                var revision = origin.get();
                shown.computeIfAbsent(revision.id(), id -> new Shown(revision, colours.computeIfAbsent(
                        revision.author(), author -> new RGB(HUES[colours.size() % HUES.length], dark ? RICH : PALE,
                                dark ? DARK : BRIGHT))))
                        .addRange(new LineRange(from, to - from));
            }
            from = to;
        }
        shown.values().forEach(information::addRevision);
        return information;
    }

    private static boolean same(Optional<Revision> one, Optional<Revision> other) {
        return one.map(Revision::id).equals(other.map(Revision::id));
    }

    /** A commit in the ruler. */
    @NonNullByDefault({})
    private static final class Shown extends org.eclipse.jface.text.revisions.Revision {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM);

        private final Revision revision;
        private final RGB colour;

        Shown(Revision revision, RGB colour) {
            this.revision = revision;
            this.colour = colour;
        }

        @Override
        public Object getHoverInfo() {
            return html(revision.message()) + "<br><br>" + html(revision.author() + ", "
                    + TIME.format(revision.time().atZone(ZoneId.systemDefault()))) + "<br>" + revision.shortId();
        }

        /** The platform's hover reads HTML; what people wrote is text. */
        private static String html(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>");
        }

        @Override
        public RGB getColor() {
            return colour;
        }

        @Override
        public String getId() {
            return revision.shortId();
        }

        @Override
        public String getAuthor() {
            return revision.author();
        }

        @Override
        public Date getDate() {
            return Date.from(revision.time());
        }
    }
}
