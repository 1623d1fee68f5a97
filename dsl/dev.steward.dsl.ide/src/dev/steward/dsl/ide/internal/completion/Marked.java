package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.PlaybookCursor;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.CursorPlace;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The declaration that is being written, made whole: what stands before the cursor, the mark, and whatever closes the
 * open braces. So its analysis tells what a complete text would mean there.
 */
final class Marked {

    private final PlaybookCursor cursor;
    private final @Nullable EObject element;

    private Marked(PlaybookCursor cursor) {
        this.cursor = cursor;
        this.element = find(cursor.tree());
    }

    /**
     * @param tail what goes on with the mark, such as {@code ": none"} behind the name of a field
     * @param reader reads a text under a path without keeping it
     */
    static Marked of(Place place, String tail, String path, BiFunction<String, String, PlaybookSource> reader,
            Collection<PlaybookFile> others) {
        String text = place.header() + "\n" + place.before() + CursorPlace.MARK + tail + closing(place.tokens());
        return new Marked(new PlaybookCursor(reader.apply(path, text), others));
    }

    private static String closing(List<Place.Word> words) {
        Deque<String> open = new ArrayDeque<>();
        for (Place.Word word : words) {
            String text = word.text();
            boolean piece = text.startsWith("\"") || text.startsWith("}") && text.length() > 1;
            if (piece && text.endsWith("${")) {
                if (text.startsWith("\"")) {
                    open.push(text.startsWith("\"\"\"") ? "}\"\"\"" : "}\"");
                }
            } else if (piece && !open.isEmpty() && text.startsWith("}")) {
                open.pop();
            } else {
                switch (text) {
                    case "{" -> open.push("}");
                    case "(" -> open.push(")");
                    case "[" -> open.push("]");
                    case "}", ")", "]" -> {
                        if (!open.isEmpty()) {
                            open.pop();
                        }
                    }
                    default -> {
                        // opens nothing
                    }
                }
            }
        }
        return open.isEmpty() ? "\n" : " " + String.join(" ", open) + "\n";
    }

    private static @Nullable EObject find(PlaybookFile tree) {
        Iterator<EObject> all = tree.eAllContents();
        while (all.hasNext()) {
            EObject each = all.next();
            if (CursorPlace.MARK.equals(Owners.nameOf(each))) {
                return each;
            }
        }
        return null;
    }

    PlaybookFile tree() {
        return cursor.tree();
    }

    Analysis analysis() {
        return cursor.analysis();
    }

    /** What is known there; nothing when no value can stand at the mark. */
    CursorPlace place() {
        return cursor.place().orElse(new CursorPlace(List.of(), null));
    }

    /** The element that the mark names; null when the text is too broken. */
    @Nullable
    EObject element() {
        return element;
    }

    /** What stands before the dot. */
    @Nullable
    MemberAccess member() {
        return element instanceof MemberAccess member ? member : null;
    }

    <T> @Nullable T around(Class<T> kind) {
        return Owners.around(element, kind);
    }
}
