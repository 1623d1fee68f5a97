package dev.steward.ui.editor.internal.graph;

import dev.steward.graph.layout.Picture;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

/** A graph by mouse: a click chooses, a drag moves it, the wheel too, with the zoom key it zooms. */
final class GraphMouse {

    private static final double WHEEL = 1.1;
    private static final int LINES = 16;
    private static final int STILL = 4;

    private final GraphCanvas canvas;
    private final GraphActs acts;
    private @Nullable Point last;
    private boolean onMap;
    private boolean moved;

    GraphMouse(GraphCanvas canvas, GraphActs acts) {
        this.canvas = canvas;
        this.acts = acts;
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseDoubleClick, this::twice);
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseHorizontalWheel,
                event -> canvas.look(canvas.camera().panned(event.count * LINES, 0)));
    }

    private void down(Event event) {
        canvas.setFocus();
        last = new Point(event.x, event.y);
        moved = false;
        onMap = canvas.onMap(event.x, event.y);
        if (onMap) {
            canvas.lookByMap(event.x, event.y);
        }
    }

    private void move(Event event) {
        if (!(last instanceof Point from)) {
            return;
        }
        moved |= Math.abs(event.x - from.x) + Math.abs(event.y - from.y) > STILL;
        if (onMap) {
            canvas.lookByMap(event.x, event.y);
        } else if (moved) {
            canvas.look(canvas.camera().panned(event.x - from.x, event.y - from.y));
            last = new Point(event.x, event.y);
        }
    }

    private void up(Event event) {
        boolean click = last != null && !moved && !onMap && event.button == 1;
        last = null;
        Picture.Box box = click ? canvas.at(event.x, event.y).orElse(null) : null;
        if (box != null) {
            canvas.select(box.node().id());
            if (canvas.onSign(box, event.x, event.y)) {
                acts.fold(box.node());
            } else {
                acts.chosen(box.node());
            }
        }
    }

    private void twice(Event event) {
        canvas.at(event.x, event.y).filter(box -> !canvas.onSign(box, event.x, event.y))
                .ifPresent(box -> acts.go(box.node()));
    }

    private void wheel(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0) {
            canvas.look(canvas.camera().scaled(Math.pow(WHEEL, Integer.signum(event.count)), event.x, event.y));
        } else if ((event.stateMask & SWT.SHIFT) != 0) {
            canvas.look(canvas.camera().panned(event.count * LINES, 0));
        } else {
            canvas.look(canvas.camera().panned(0, event.count * LINES));
        }
        event.doit = false;
    }
}
