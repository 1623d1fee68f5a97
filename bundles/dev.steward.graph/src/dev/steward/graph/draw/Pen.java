package dev.steward.graph.draw;

/** What a picture is drawn with: on the screen and into a file alike. All in points at 100 percent. */
public interface Pen {

    /** Fills what is inside. */
    void fill(Shape shape, Ink ink);

    /**
     * Draws the line.
     *
     * @param dashed interrupted
     */
    void draw(Shape shape, Ink ink, double width, boolean dashed);

    /** Writes one line, the left upper corner of which is given. */
    void write(String text, double x, double y, boolean bold, Ink ink);
}
