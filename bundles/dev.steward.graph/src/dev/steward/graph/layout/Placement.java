package dev.steward.graph.layout;

import dev.steward.graph.layout.Picture.Spot;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/** Boxes of known size and their arrows, in one frame; equal ones are laid out equally. */
final class Placement {

    private Placement() {
    }

    /** A box. */
    record Sized(String id, double width, double height) {
    }

    /** An arrow between boxes, by their numbers, with the size of its words; 0 when it has none. */
    record Link(int from, int to, double labelWidth, double labelHeight) {
    }

    /** What is to be laid out. */
    record Task(List<Sized> boxes, List<Link> links) {
    }

    /** The way of a link. */
    record Way(List<Spot> spots, @Nullable Rect label) {
    }

    /** Where everything is, from 0, 0. */
    record Result(Map<String, Rect> boxes, List<Way> ways, double width, double height) {
    }
}
