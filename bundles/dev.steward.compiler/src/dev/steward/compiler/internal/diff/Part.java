package dev.steward.compiler.internal.diff;

import java.util.ArrayList;
import java.util.List;

/** A part of a text that is compared with its like: what it says itself, and the parts in it. */
final class Part {

    private final PartKind kind;
    private final List<Word> words = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Word> all = new ArrayList<>();

    /**
     * A token.
     *
     * @param isKeyword whether it is a word of the language
     */
    record Word(String text, boolean isKeyword) {
    }

    Part(PartKind kind) {
        this.kind = kind;
    }

    PartKind kind() {
        return kind;
    }

    /** Its own, without name and braces. */
    List<Word> words() {
        return words;
    }

    /** Its own and those of all parts in it, with names and braces, without names before. */
    List<Word> all() {
        return all;
    }

    List<Part> parts() {
        return parts;
    }

    boolean saysTheSame(Part other) {
        return kind.equals(other.kind) && all.equals(other.all);
    }

    /** Whether the body is the same, whatever it is called. */
    boolean doesTheSame(Part other) {
        return kind.word().equals(other.kind.word()) && words.equals(other.words) && parts.size() == other.parts.size()
                && !(words.isEmpty() && parts.isEmpty()) && bodies(this).equals(bodies(other));
    }

    private static List<List<Word>> bodies(Part part) {
        return part.parts.stream().map(Part::all).toList();
    }
}
