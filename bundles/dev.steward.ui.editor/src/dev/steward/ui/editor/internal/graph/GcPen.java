package dev.steward.ui.editor.internal.graph;

import dev.steward.graph.draw.Ink;
import dev.steward.graph.draw.Pen;
import dev.steward.graph.draw.Shape;
import dev.steward.graph.layout.Rect;
import dev.steward.ui.kit.Styles;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.LineAttributes;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Transform;

/** Draws on the screen or on an image, at any size: everything is lines and letters until the last moment. */
public final class GcPen implements Pen, AutoCloseable {

    private static final float[] DASHES = { 5, 4 };

    /** What is smaller is not written. */
    private static final double READABLE = 0.3;

    private final GC gc;
    private final double scale;
    private final Transform transform;
    private final Font plain;
    private final Font bold;

    /**
     * Draws on this.
     *
     * @param scale points on the screen for each point of the picture
     * @param x of the picture, at the left border of the screen
     * @param y of the picture, at the upper border of the screen
     */
    public GcPen(GC gc, double scale, double x, double y, Font plain, Font bold) {
        this.gc = gc;
        this.scale = scale;
        this.plain = plain;
        this.bold = bold;
        transform = new Transform(gc.getDevice());
        transform.scale((float) scale, (float) scale);
        transform.translate((float) -x, (float) -y);
        gc.setAdvanced(true);
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        gc.setTransform(transform);
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        gc.setBackground(colour(ink));
        Path path = path(shape);
        gc.fillPath(path);
        path.dispose();
    }

    @Override
    public void draw(Shape shape, Ink ink, double width, boolean dashed) {
        gc.setForeground(colour(ink));
        gc.setLineAttributes(new LineAttributes((float) width, SWT.CAP_ROUND, SWT.JOIN_ROUND,
                dashed ? SWT.LINE_CUSTOM : SWT.LINE_SOLID, dashed ? DASHES : null, 0, 10));
        Path path = path(shape);
        gc.drawPath(path);
        path.dispose();
    }

    @Override
    public void write(String text, double x, double y, boolean isBold, Ink ink) {
        if (scale < READABLE) {
            return;
        }
        gc.setForeground(colour(ink));
        gc.setFont(isBold ? bold : plain);
        gc.drawText(text, (int) Math.rint(x), (int) Math.rint(y), SWT.DRAW_TRANSPARENT);
    }

    private Path path(Shape shape) {
        var path = new Path(gc.getDevice());
        switch (shape) {
            case Shape.Round box -> round(path, box.at(), Math.min(box.radius(),
                    Math.min(box.at().width(), box.at().height()) / 2));
            case Shape.Oval oval -> path.addArc((float) oval.at().x(), (float) oval.at().y(),
                    (float) oval.at().width(), (float) oval.at().height(), 0, 360);
            case Shape.Path places -> {
                double[] at = places.places();
                path.moveTo((float) at[0], (float) at[1]);
                for (int i = 2; i + 1 < at.length; i += 2) {
                    path.lineTo((float) at[i], (float) at[i + 1]);
                }
                if (places.closed()) {
                    path.close();
                }
            }
        }
        return path;
    }

    private static void round(Path path, Rect at, double radius) {
        if (radius <= 0) {
            path.addRectangle((float) at.x(), (float) at.y(), (float) at.width(), (float) at.height());
            return;
        }
        float size = (float) (2 * radius);
        float left = (float) at.x();
        float top = (float) at.y();
        float right = (float) at.right() - size;
        float bottom = (float) at.bottom() - size;
        path.addArc(left, top, size, size, 180, -90);
        path.addArc(right, top, size, size, 90, -90);
        path.addArc(right, bottom, size, size, 0, -90);
        path.addArc(left, bottom, size, size, 270, -90);
        path.close();
    }

    private static Color colour(Ink ink) {
        return Styles.colour(ThemeInk.of(ink));
    }

    @Override
    public void close() {
        gc.setTransform(null);
        transform.dispose();
    }
}
