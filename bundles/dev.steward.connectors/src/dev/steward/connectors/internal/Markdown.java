package dev.steward.connectors.internal;

import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as HTML in which raw HTML is shown as text and links lead only to the web or to mail. Thread-safe. */
public final class Markdown {

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    /** The body as HTML; a first heading that only repeats the title is left out. */
    public String html(String body, String title) {
        var document = parser.parse(Texts.clean(body));
        if (document.getFirstChild() instanceof Heading heading && plain(heading).equalsIgnoreCase(title)) {
            heading.unlink();
        }
        return renderer.render(document);
    }

    /** The first heading's text, or the given one when there is none. */
    public String title(String body, String fallback) {
        for (var node = parser.parse(body).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                return Texts.line(plain(heading));
            }
        }
        return fallback;
    }

    private static String plain(Node node) {
        var text = new StringBuilder();
        append(node, text);
        return text.toString().strip();
    }

    private static void append(Node node, StringBuilder text) {
        switch (node) {
            case Text t -> text.append(t.getLiteral());
            case Code code -> text.append(code.getLiteral());
            case HtmlInline html -> text.append(html.getLiteral());
            case SoftLineBreak line -> text.append(' ');
            default -> {
                for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
                    append(child, text);
                }
            }
        }
    }
}
