package dev.steward.dsl.ide;

import java.util.List;

/**
 * An entry of a file's outline.
 *
 * @param kind the word of the language for it: playbook, step, agent, type …
 * @param name as written
 * @param detail what to show behind the name, such as a type; may be empty
 * @param offset of the whole element, in characters
 * @param length of the whole element
 * @param nameOffset where to put the cursor
 */
public record OutlineNode(String kind, String name, String detail, int offset, int length, int nameOffset,
        List<OutlineNode> children) {

    /** Copies the children. */
    public OutlineNode {
        children = List.copyOf(children);
    }
}
