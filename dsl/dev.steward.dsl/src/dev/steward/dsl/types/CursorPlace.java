package dev.steward.dsl.types;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What is known at the place of a cursor. Immutable.
 *
 * @param names local names, inner ones first
 * @param expected the type that the place asks for; null when any will do
 */
public record CursorPlace(List<NameInScope> names, @Nullable Type expected) {

    /** The name that stands in a text for what is not written yet; nobody writes it by chance. */
    public static final String MARK = "stewardCursorMark";

    /** Copies the names. */
    public CursorPlace {
        names = List.copyOf(names);
    }
}
