package dev.steward.dsl.ide;

import java.util.List;

/**
 * What is known of the thing below a cursor, for people.
 *
 * @param offset of the word that it is about, in characters
 * @param signature one line in the language's own notation, such as {@code step draft : Draft}
 * @param facts what holds for it, in the order of weight
 * @param documentation sentences: the comment above the declaration, or what the language says; may be empty
 */
public record Hover(int offset, int length, String signature, List<Fact> facts, String documentation) {

    /** Copies the facts. */
    public Hover {
        facts = List.copyOf(facts);
    }

    /**
     * One thing that holds.
     *
     * @param label such as {@code effect}, {@code gate}, {@code cost}
     */
    public record Fact(String label, String text) {
    }
}
