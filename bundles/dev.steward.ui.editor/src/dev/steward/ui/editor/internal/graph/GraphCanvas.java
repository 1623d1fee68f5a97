package dev.steward.ui.editor.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.graph.StepState;
import dev.steward.graph.draw.Ink;
import dev.steward.graph.draw.Painter;
import dev.steward.graph.draw.Scene;
import dev.steward.graph.draw.Shape;
import dev.steward.graph.layout.Picture;
import dev.steward.graph.layout.Rect;
import dev.steward.ui.kit.Styles;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** Draws a graph, as far as it is seen, and knows what is chosen in it. The mouse and the keys act from outside. */
final class GraphCanvas extends Canvas {

    private Scene scene = Scene.of(Picture.NONE, Map.of());
    private Camera camera = new Camera(1, 0, 0);
    private GraphLook look;
    private boolean placed;
    private int width;
    private boolean mapped = true;

    GraphCanvas(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        look = GraphLook.of(this);
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> resized());
        new GraphNames(this);
    }

    /** The fonts that are used now. */
    GraphLook look() {
        return look;
    }

    /** The theme has changed; returns whether the fonts have, too. */
    boolean restyle() {
        redraw();
        if (look.isCurrent()) {
            return false;
        }
        look = GraphLook.of(this);
        return true;
    }

    /** What is seen now. */
    Scene scene() {
        return scene;
    }

    /** From where. */
    Camera camera() {
        return camera;
    }

    /** The small map, whether it is seen or not. */
    private Minimap minimap() {
        return new Minimap(scene, camera, size());
    }

    /** Shows the small map, or hides it. */
    void map(boolean shown) {
        mapped = shown;
        redraw();
    }

    /** Whether the small map may be seen. */
    boolean isMapped() {
        return mapped;
    }

    /** Whether a place of the screen is on the small map. */
    boolean onMap(int x, int y) {
        return mapped && minimap().covers(x, y);
    }

    /** Brings what is at a place of the small map into the middle. */
    void lookByMap(int x, int y) {
        look(minimap().to(x, y));
    }

    private Point size() {
        Rectangle area = getClientArea();
        return new Point(Math.max(1, area.width), Math.max(1, area.height));
    }

    /** Another picture; of the same playbook it is looked at from the same place. */
    void show(Picture picture) {
        boolean same = scene.picture().graph().playbook().equals(picture.graph().playbook());
        String kept = picture.box(scene.selected()).isPresent() ? scene.selected() : "";
        scene = new Scene(picture, same ? kept : "", same ? scene.states() : Map.of(),
                same ? scene.breakpoints() : Map.of());
        placed &= same;
        place();
        redraw();
    }

    /** What was in the middle stays there. */
    private void resized() {
        int now = size().x;
        if (placed && width > 1 && now > 1) {
            look(camera.panned((now - width) / 2.0, 0));
        }
        width = now;
        place();
    }

    /** The beginning of a playbook that is seen for the first time. */
    private void place() {
        if (!placed && size().x > 1 && !scene.picture().boxes().isEmpty()) {
            placed = true;
            camera = Camera.atTop(scene.bounds(), size().x);
        }
    }

    /** What the steps do. */
    void states(Map<String, StepState> states) {
        scene = new Scene(scene.picture(), scene.selected(), states, scene.breakpoints());
        redraw();
    }

    /** Which nodes have breakpoints, and whether those are turned on. */
    void breakpoints(Map<String, Boolean> breakpoints) {
        scene = new Scene(scene.picture(), scene.selected(), scene.states(), breakpoints);
        redraw();
    }

    /** Chooses a node and brings it into sight; an empty id chooses none. */
    void select(String id) {
        if (!id.equals(scene.selected())) {
            scene = new Scene(scene.picture(), id, scene.states(), scene.breakpoints());
            getAccessible().selectionChanged();
            redraw();
        }
        scene.picture().box(id).ifPresent(box -> look(camera.showing(box.at(), size().x, size().y)));
    }

    /** The node that is chosen. */
    Optional<Node> selected() {
        return scene.picture().box(scene.selected()).map(Picture.Box::node);
    }

    /** From somewhere else. */
    void look(Camera from) {
        Camera next = from.within(scene.bounds(), size().x, size().y);
        if (!next.equals(camera)) {
            camera = next;
            redraw();
        }
    }

    /** All of it. */
    void fit() {
        look(Camera.fitting(scene.bounds(), size().x, size().y));
    }

    /** Larger or smaller around the middle. */
    void zoom(double factor) {
        look(camera.scaled(factor, size().x / 2.0, size().y / 2.0));
    }

    /** What is below a place of the screen. */
    Optional<Picture.Box> at(int x, int y) {
        return onMap(x, y) ? Optional.empty() : scene.picture().at(camera.toX(x), camera.toY(y));
    }

    /** Whether a place of the screen is on the sign that folds a box. */
    boolean onSign(Picture.Box box, int x, int y) {
        return Painter.sign(box).grown(4).contains(camera.toX(x), camera.toY(y)) && Painter.sign(box).width() > 0;
    }

    private void paint(GC gc) {
        gc.setBackground(Styles.colour(ThemeInk.of(Ink.SURFACE)));
        gc.fillRectangle(getClientArea());
        Rectangle clip = gc.getClipping();
        Rect seen = new Rect(camera.toX(clip.x), camera.toY(clip.y), clip.width / camera.zoom(),
                clip.height / camera.zoom());
        try (var pen = new GcPen(gc, camera.zoom(), camera.x(), camera.y(), look.plain(), look.bold())) {
            scene.draw(pen, look.painter(), seen);
        }
        Minimap map = minimap();
        if (map.isSeen() && mapped) {
            map.draw(gc);
        }
        if (!scene.picture().graph().current()) {
            note(gc);
        }
    }

    private void note(GC gc) {
        String text = "The text can't be read: as it was before";
        double height = look.ruler().line() + 8;
        Rect at = new Rect(8, size().y - height - 8, look.ruler().width(text, false) + 20, height);
        try (var pen = new GcPen(gc, 1, 0, 0, look.plain(), look.bold())) {
            pen.fill(new Shape.Round(at, 4), Ink.CARD);
            pen.draw(new Shape.Round(at, 4), Ink.WAITING, 1.25, false);
            pen.write(text, at.x() + 10, at.y() + 4, false, Ink.TEXT);
        }
    }
}
