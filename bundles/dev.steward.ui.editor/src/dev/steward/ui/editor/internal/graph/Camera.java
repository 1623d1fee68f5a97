package dev.steward.ui.editor.internal.graph;

import dev.steward.graph.layout.Rect;

/**
 * Which piece of the plane is seen, and how large.
 *
 * @param zoom points on the screen for one of the picture
 * @param x of the picture, at the left border
 * @param y of the picture, at the upper border
 */
record Camera(double zoom, double x, double y) {

    private static final double LEAST = 0.1;
    private static final double MOST = 4;
    private static final double NEAR = 24;

    /** What is seen on a screen of a size. */
    Rect seen(double width, double height) {
        return new Rect(x, y, width / zoom, height / zoom);
    }

    /** The place of the picture at a place of the screen, from the left. */
    double toX(double screenX) {
        return x + screenX / zoom;
    }

    /** The same from the top. */
    double toY(double screenY) {
        return y + screenY / zoom;
    }

    /** Where a piece of the picture is on the screen. */
    Rect toScreen(Rect at) {
        return new Rect((at.x() - x) * zoom, (at.y() - y) * zoom, at.width() * zoom, at.height() * zoom);
    }

    /** Larger or smaller; what is at a place of the screen stays there. */
    Camera scaled(double factor, double screenX, double screenY) {
        double next = Math.clamp(zoom * factor, LEAST, MOST);
        return new Camera(next, toX(screenX) - screenX / next, toY(screenY) - screenY / next);
    }

    /** Moved by so much on the screen. */
    Camera panned(double byX, double byY) {
        return new Camera(zoom, x - byX / zoom, y - byY / zoom);
    }

    /** Not so far away that the middle shows nothing of something. */
    Camera within(Rect all, double width, double height) {
        return new Camera(zoom, Math.clamp(x, all.x() - width / zoom / 2, all.right() - width / zoom / 2),
                Math.clamp(y, all.y() - height / zoom / 2, all.bottom() - height / zoom / 2));
    }

    /** All of something in the middle, at most as large as it is. */
    static Camera fitting(Rect all, double width, double height) {
        double zoom = Math.clamp(Math.min(width / all.width(), height / all.height()), LEAST, 1);
        return new Camera(zoom, all.centerX() - width / zoom / 2, all.centerY() - height / zoom / 2);
    }

    /** The beginning of something, as wide as it can be read, with a little above it, where a tool bar may reach. */
    static Camera atTop(Rect all, double width) {
        double zoom = Math.clamp(width / all.width(), 0.6, 1);
        return new Camera(zoom, all.centerX() - width / zoom / 2, all.y() - NEAR);
    }

    /** Moved as little as is needed to see something with a little around it, its beginning when it is too large. */
    Camera showing(Rect at, double width, double height) {
        Rect wanted = at.grown(NEAR);
        Rect seen = seen(width, height);
        return new Camera(zoom, edge(seen.x(), seen.width(), wanted.x(), wanted.width()),
                edge(seen.y(), seen.height(), wanted.y(), wanted.height()));
    }

    private static double edge(double seen, double room, double wanted, double size) {
        if (wanted < seen || size > room) {
            return size > room && wanted <= seen && wanted + size >= seen + room ? seen : wanted;
        }
        return Math.max(seen, wanted + size - room);
    }
}
