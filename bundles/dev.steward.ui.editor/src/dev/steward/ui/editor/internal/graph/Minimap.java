package dev.steward.ui.editor.internal.graph;

import dev.steward.graph.draw.Ink;
import dev.steward.graph.draw.Scene;
import dev.steward.graph.draw.Shape;
import dev.steward.graph.layout.Picture;
import dev.steward.graph.layout.Rect;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;

/** All of a graph in the lower right corner, and what of it is seen; only while it is not seen as a whole. */
final class Minimap {

    private static final double WIDEST = 120;
    private static final double HIGHEST = 160;
    private static final double EDGE = 8;

    private final Scene scene;
    private final Camera camera;
    private final Point size;
    private final double scale;
    private final Rect at;

    Minimap(Scene scene, Camera camera, Point size) {
        this.scene = scene;
        this.camera = camera;
        this.size = size;
        Rect all = scene.bounds();
        scale = Math.min(WIDEST / Math.max(1, all.width()), HIGHEST / Math.max(1, all.height()));
        at = new Rect(size.x - all.width() * scale - EDGE, size.y - all.height() * scale - EDGE,
                all.width() * scale, all.height() * scale);
    }

    /** Whether there is one: when something is out of sight, and the view large enough. */
    boolean isSeen() {
        Rect seen = camera.seen(size.x, size.y);
        Rect all = scene.picture().bounds();
        boolean whole = seen.x() <= all.x() && seen.y() <= all.y() && seen.right() >= all.right()
                && seen.bottom() >= all.bottom();
        return !whole && !scene.picture().boxes().isEmpty() && size.x > 2 * WIDEST && size.y > 1.25 * HIGHEST;
    }

    /** Whether a place of the screen is on it. */
    boolean covers(int x, int y) {
        return isSeen() && at.contains(x, y);
    }

    /** The same zoom with the middle at a place of the map. */
    Camera to(int x, int y) {
        Rect all = scene.bounds();
        Rect seen = camera.seen(size.x, size.y);
        return new Camera(camera.zoom(), all.x() + (x - at.x()) / scale - seen.width() / 2,
                all.y() + (y - at.y()) / scale - seen.height() / 2);
    }

    /** Draws it. */
    void draw(GC gc) {
        try (GcPen pen = new GcPen(gc, 1, 0, 0, gc.getFont(), gc.getFont())) {
            pen.fill(new Shape.Round(at.grown(3), 4), Ink.CARD);
            pen.draw(new Shape.Round(at.grown(3), 4), Ink.MUTED, 1, false);
            gc.setClipping((int) at.x() - 2, (int) at.y() - 2, (int) at.width() + 4, (int) at.height() + 4);
            for (Picture.Box box : scene.picture().boxes()) {
                Rect small = small(box.at());
                if (box.node().isFrame()) {
                    pen.draw(new Shape.Round(small, 1), Ink.MUTED, 0.75, false);
                } else {
                    pen.fill(new Shape.Round(small, 1),
                            box.node().id().equals(scene.selected()) ? Ink.ACCENT : Ink.MUTED);
                }
            }
            pen.draw(new Shape.Round(small(camera.seen(size.x, size.y)), 2), Ink.ACCENT, 1.5, false);
            gc.setClipping((org.eclipse.swt.graphics.Rectangle) null);
        }
    }

    private Rect small(Rect of) {
        Rect all = scene.bounds();
        return new Rect(at.x() + (of.x() - all.x()) * scale, at.y() + (of.y() - all.y()) * scale, of.width() * scale,
                of.height() * scale);
    }
}
