package dev.steward.dsl.ide.internal.names;

import org.eclipse.emf.ecore.EObject;

/**
 * A place in a text where a name stands.
 *
 * @param offset of the name, in characters
 * @param at the element to which the name belongs
 * @param declares whether the name is given here; else it is used
 */
public record Occurrence(int offset, int length, Symbol symbol, EObject at, boolean declares) {

    /** Whether a cursor at an offset touches the name. */
    public boolean touches(int cursor) {
        return offset <= cursor && cursor <= offset + length;
    }
}
