package dev.steward.app.internal.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A page of Markdown as plain text with marked stretches. Pure. */
public final class GuideText {

    /** What a stretch is. */
    public enum Look {
        /** Of the page. */
        TITLE,
        /** Of a section. */
        HEADING,
        /** Important. */
        STRONG,
        /** Names and commands in a line. */
        CODE,
        /** Lines of text as they are, such as examples and tables. */
        BLOCK,
        /** Leads to another page or place. */
        LINK
    }

    /** A stretch of the text. {@code target} of links, empty for others. */
    public record Mark(Look look, int start, int length, String target) {
    }

    /** The text, and its marks in the order of their beginnings. */
    public record Page(String text, List<Mark> marks) {
        public Page {
            marks = List.copyOf(marks);
        }
    }

    private GuideText() {
    }

    /** Lays a page out. */
    public static Page of(String markdown) {
        Writer writer = new Writer();
        Parser.builder().build().parse(markdown).accept(writer);
        writer.marks.sort(java.util.Comparator.comparingInt(Mark::start));
        return new Page(writer.text.toString().strip() + "\n", writer.marks);
    }

    /** Goes through the page and writes. */
    private static final class Writer extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();
        private final List<Mark> marks = new ArrayList<>();
        private String indent = "";

        private void marked(Look look, String target, Runnable inside) {
            int start = text.length();
            inside.run();
            if (text.length() > start) {
                marks.add(new Mark(look, start, text.length() - start, target));
            }
        }

        private void gap() {
            if (!text.isEmpty()) {
                text.append(text.charAt(text.length() - 1) == '\n' ? "\n" : "\n\n");
            }
        }

        @Override
        public void visit(Heading heading) {
            gap();
            marked(heading.getLevel() == 1 ? Look.TITLE : Look.HEADING, "", () -> visitChildren(heading));
            text.append('\n');
        }

        @Override
        public void visit(Paragraph paragraph) {
            boolean inList = paragraph.getParent() instanceof ListItem;
            if (!inList) {
                gap();
            }
            int start = text.length();
            int before = marks.size();
            visitChildren(paragraph);
            String written = text.substring(start);
            if (written.startsWith("|")) {
                marks.subList(before, marks.size()).clear();
                text.setLength(start);
                marked(Look.BLOCK, "", () -> text.append(table(written)));
            }
            text.append('\n');
        }

        /** Columns below each other; the line under the head goes. */
        private static String table(String written) {
            List<List<String>> rows = written.lines().filter(line -> !line.matches("[|:\\- ]+"))
                    .map(line -> Arrays.stream(line.replaceAll("^\\|\\s*|\\s*\\|$", "").split("(?<!\\\\)\\|"))
                            .map(String::strip).toList())
                    .toList();
            int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
            rows.forEach(row -> {
                for (int i = 0; i < row.size(); i++) {
                    widths[i] = Math.max(widths[i], row.get(i).length());
                }
            });
            StringBuilder table = new StringBuilder();
            for (List<String> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    String cell = row.get(i);
                    table.append(cell).append(i == row.size() - 1 ? "\n" : " ".repeat(widths[i] - cell.length() + 2));
                }
            }
            return table.toString().stripTrailing();
        }

        @Override
        public void visit(BulletList list) {
            items(list);
        }

        @Override
        public void visit(OrderedList list) {
            items(list);
        }

        private void items(Node list) {
            if (indent.isEmpty()) {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\n");
            }
            String outer = indent;
            int number = 1;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                text.append(outer).append(list instanceof OrderedList ? number++ + ". " : "•  ");
                indent = outer + "    ";
                visitChildren(item);
            }
            indent = outer;
        }

        @Override
        public void visit(FencedCodeBlock block) {
            block(block.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            block(block.getLiteral());
        }

        private void block(String literal) {
            gap();
            marked(Look.BLOCK, "", () -> text.append(literal.stripTrailing()));
            text.append('\n');
        }

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code code) {
            marked(Look.CODE, "", () -> text.append(code.getLiteral()));
        }

        @Override
        public void visit(StrongEmphasis strong) {
            marked(Look.STRONG, "", () -> visitChildren(strong));
        }

        @Override
        public void visit(Emphasis emphasis) {
            visitChildren(emphasis);
        }

        @Override
        public void visit(Link link) {
            marked(Look.LINK, link.getDestination(), () -> visitChildren(link));
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
        }

        @Override
        public void visit(SoftLineBreak line) {
            boolean table = line.getParent() instanceof Paragraph p && p.getFirstChild() instanceof Text first
                    && first.getLiteral().startsWith("|");
            text.append(table ? "\n" : " ");
        }

        @Override
        public void visit(HardLineBreak line) {
            text.append('\n');
        }
    }
}
