package dev.steward.ui.runs.internal.inspect;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/**
 * A line of the inspector. Two are equal when they are about the same thing, whatever it is now, so that what is
 * unfolded stays so from moment to moment.
 */
public final class Node {

    private static final int SHORT = 200;

    private final String id;
    private final String label;
    private final String text;
    private final @Nullable Sign sign;
    private final Supplier<String> full;
    private final Supplier<List<Node>> children;
    private @Nullable List<Node> made;

    /**
     * @param id       of the thing, unique among all lines
     * @param text     one line about it
     * @param full     all about it, made when it is looked at
     * @param children made when they are looked at
     */
    public Node(String id, String label, String text, @Nullable Sign sign, Supplier<String> full,
            Supplier<List<Node>> children) {
        this.id = id;
        this.label = label;
        this.text = Say.oneLine(text, SHORT);
        this.sign = sign;
        this.full = full;
        this.children = children;
    }

    /** With nothing inside. */
    public Node(String id, String label, String text) {
        this(id, label, text, null, () -> text, List::of);
    }

    /** A heading over others, unfolded at first. */
    public static Node heading(String id, String label, String text, @Nullable Sign sign, List<Node> inside) {
        return new Node(id, label, text, sign,
                () -> inside.stream().map(Node::toString).collect(Collectors.joining("\n")), () -> inside);
    }

    /** Unique among all lines. */
    public String id() {
        return id;
    }

    /** What it is. */
    public String label() {
        return label;
    }

    /** One line about it. */
    public String text() {
        return text;
    }

    /** Its state, null where it has none. */
    @Nullable
    public Sign sign() {
        return sign;
    }

    /** All about it. */
    public String full() {
        return full.get();
    }

    /** What is inside. */
    public List<Node> children() {
        var known = made;
        if (known != null) {
            return known;
        }
        var now = List.copyOf(children.get());
        made = now;
        return now;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Node node && node.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return label + (text.isEmpty() ? "" : "  " + text);
    }
}
