package dev.steward.graph.draw;

import dev.steward.graph.layout.Rect;
import dev.steward.graph.layout.Ruler;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;

/**
 * Writes what is drawn as SVG. Each text says how wide it was measured, as whoever shows the file may have other fonts.
 */
public final class SvgPen implements Pen {

    private static final double BASELINE = 0.78;

    private final Function<Ink, String> colours;
    private final Letters letters;
    private final StringBuilder out = new StringBuilder();

    /**
     * What is written with.
     *
     * @param font names of fonts as CSS has them, without double quotes
     * @param size in points
     * @param ruler of these letters
     */
    public record Letters(String font, double size, Ruler ruler) {
    }

    /**
     * Nothing drawn yet.
     *
     * @param bounds what is to be seen
     * @param colours as {@code #0f766e}
     * @param letters that it is written with
     */
    public SvgPen(Rect bounds, Function<Ink, String> colours, Letters letters) {
        this.colours = colours;
        this.letters = letters;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(number(bounds.width()))
                .append("\" height=\"").append(number(bounds.height())).append("\" viewBox=\"")
                .append(number(bounds.x())).append(' ').append(number(bounds.y())).append(' ')
                .append(number(bounds.width())).append(' ').append(number(bounds.height()))
                .append("\" font-family=\"").append(letters.font()).append("\" font-size=\"")
                .append(number(letters.size()))
                .append("\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n");
        fill(new Shape.Round(bounds, 0), Ink.SURFACE);
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        element(shape, "fill=\"" + colours.apply(ink) + "\"");
    }

    @Override
    public void draw(Shape shape, Ink ink, double width, boolean dashed) {
        element(shape, "fill=\"none\" stroke=\"" + colours.apply(ink) + "\" stroke-width=\"" + number(width) + "\""
                + (dashed ? " stroke-dasharray=\"5 4\"" : ""));
    }

    private void element(Shape shape, String look) {
        switch (shape) {
            case Shape.Round box -> out.append("<rect x=\"").append(number(box.at().x())).append("\" y=\"")
                    .append(number(box.at().y())).append("\" width=\"").append(number(box.at().width()))
                    .append("\" height=\"").append(number(box.at().height())).append("\" rx=\"")
                    .append(number(box.radius())).append("\" ");
            case Shape.Oval oval -> out.append("<ellipse cx=\"").append(number(oval.at().centerX()))
                    .append("\" cy=\"").append(number(oval.at().centerY())).append("\" rx=\"")
                    .append(number(oval.at().width() / 2)).append("\" ry=\"").append(number(oval.at().height() / 2))
                    .append("\" ");
            case Shape.Path path -> {
                out.append(path.closed() ? "<polygon points=\"" : "<polyline points=\"");
                for (int i = 0; i < path.places().length; i++) {
                    out.append(i == 0 ? "" : i % 2 == 0 ? " " : ",").append(number(path.places()[i]));
                }
                out.append("\" ");
            }
        }
        out.append(look).append("/>\n");
    }

    @Override
    public void write(String text, double x, double y, boolean bold, Ink ink) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"")
                .append(number(y + letters.ruler().line() * BASELINE))
                .append("\" textLength=\"").append(number(letters.ruler().width(text, bold)))
                .append("\" lengthAdjust=\"spacingAndGlyphs\" fill=\"").append(colours.apply(ink))
                .append(bold ? "\" font-weight=\"bold\">" : "\">")
                .append(escaped(text)).append("</text>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** All that was drawn, as a file's content. */
    public String svg() {
        return out + "</svg>\n";
    }
}
