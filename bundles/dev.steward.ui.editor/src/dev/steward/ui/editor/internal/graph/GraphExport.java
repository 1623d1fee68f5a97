package dev.steward.ui.editor.internal.graph;

import dev.steward.graph.draw.Ink;
import dev.steward.graph.draw.Scene;
import dev.steward.graph.draw.Shape;
import dev.steward.graph.draw.SvgPen;
import dev.steward.graph.layout.Rect;
import dev.steward.ui.kit.Styles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;

/** A graph as a file: as lines and letters, or as pixels, twice as many as on a plain screen. On the UI thread. */
final class GraphExport {

    private static final double SHARP = 2;
    /** No side of an image is longer: beyond that, systems refuse them. */
    private static final double LONGEST = 16_000;

    private GraphExport() {
    }

    /** The graph as an SVG file's text, in the colours of the theme. */
    static String svg(Scene scene, GraphLook look) {
        var pen = new SvgPen(scene.bounds(), GraphExport::hex,
                new SvgPen.Letters("system-ui, sans-serif", look.size(), look.ruler()));
        scene.draw(pen, look.painter(), scene.bounds());
        return pen.svg();
    }

    private static String hex(Ink ink) {
        var colour = Styles.colour(ThemeInk.of(ink));
        return String.format(Locale.ROOT, "#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    /** The graph as pixels. */
    static ImageData pixels(Display display, Scene scene, GraphLook look) {
        Rect all = scene.bounds();
        double scale = Math.min(SHARP, LONGEST / Math.max(all.width(), all.height()));
        var image = new Image(display, (int) Math.ceil(all.width() * scale), (int) Math.ceil(all.height() * scale));
        var gc = new GC(image);
        try {
            try (var pen = new GcPen(gc, scale, all.x(), all.y(), look.plain(), look.bold())) {
                pen.fill(new Shape.Round(all, 0), Ink.SURFACE);
                scene.draw(pen, look.painter(), all);
            }
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** Writes a file that was drawn already. Not on the UI thread. */
    interface Writing {

        /** Writes it; fails when the place takes no file. */
        void write() throws IOException;
    }

    /** Draws a file; its ending says which kind. */
    static Writing to(Path file, Display display, Scene scene, GraphLook look) {
        if (file.toString().endsWith(".png")) {
            ImageData pixels = pixels(display, scene, look);
            return () -> {
                var loader = new ImageLoader();
                loader.data = new ImageData[]{ pixels };
                try (var out = Files.newOutputStream(file)) {
                    loader.save(out, SWT.IMAGE_PNG);
                }
            };
        }
        String text = svg(scene, look);
        return () -> Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
