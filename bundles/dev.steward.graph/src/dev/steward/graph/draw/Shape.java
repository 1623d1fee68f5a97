package dev.steward.graph.draw;

import dev.steward.graph.layout.Rect;

/** A line around something, or along it. */
public sealed interface Shape {

    /** A box with round corners; with radius 0 a plain one. */
    record Round(Rect at, double radius) implements Shape {
    }

    /** As wide and high as its box. */
    record Oval(Rect at) implements Shape {
    }

    /**
     * From place to place.
     *
     * @param places x and y in turn
     * @param closed whether it leads back to the first one
     */
    record Path(boolean closed, double... places) implements Shape {
    }
}
