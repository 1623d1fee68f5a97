package dev.steward.graph.layout;

/** A piece of the plane, in points at 100 percent. */
public record Rect(double x, double y, double width, double height) {

    /** Where it ends on the right. */
    public double right() {
        return x + width;
    }

    /** Where it ends below. */
    public double bottom() {
        return y + height;
    }

    /** Its middle from the left. */
    public double centerX() {
        return x + width / 2;
    }

    /** Its middle from the top. */
    public double centerY() {
        return y + height / 2;
    }

    /** Whether a place is inside. */
    public boolean contains(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }

    /** Whether two have anything in common. */
    public boolean meets(Rect other) {
        return x <= other.right() && other.x <= right() && y <= other.bottom() && other.y <= bottom();
    }

    /** The same elsewhere. */
    public Rect moved(double dx, double dy) {
        return new Rect(x + dx, y + dy, width, height);
    }

    /** The same with so much more on all sides. */
    public Rect grown(double by) {
        return new Rect(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    /** The smallest around both. */
    public Rect with(Rect other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Rect(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
