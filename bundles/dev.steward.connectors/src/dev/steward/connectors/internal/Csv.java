package dev.steward.connectors.internal;

import java.util.ArrayList;
import java.util.List;

import dev.steward.engine.spi.BoundaryException;

/**
 * A table as spreadsheets save it: RFC 4180 with a header line; comma, semicolon or tab, whichever the header uses;
 * either line end; quoted cells may hold separators and line ends. Empty lines are skipped.
 *
 * @param source name of the file, for messages
 */
public record Csv(String source, List<String> header, List<Row> rows) {

    /** One row; {@code line} is where it begins, counted from 1. */
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Index of a column, whatever its case; -1 when it is missing. */
    public int column(String name) {
        for (var i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Parses the text; each row must have as many cells as the header. */
    public static Csv parse(String source, String text) throws BoundaryException {
        var rows = new Reader(source, text).rows();
        if (rows.isEmpty()) {
            throw Operations.bad(Operations.quoted(source) + " is empty; its first line names the columns.");
        }
        var header = rows.getFirst().cells().stream().map(String::strip).toList();
        var body = rows.subList(1, rows.size());
        for (var row : body) {
            if (row.cells().size() != header.size()) {
                throw Operations.bad(Operations.quoted(source) + " line " + row.line() + " has " + row.cells().size()
                        + " cells, but the first line names " + header.size() + " columns.");
            }
        }
        return new Csv(source, header, List.copyOf(body));
    }

    /** The state of one pass over the text. */
    private static final class Reader {

        private final String source;
        private final String text;
        private final char separator;
        private final List<Row> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private List<String> cells = new ArrayList<>();
        private int at;
        private int line = 1;
        private int start = 1;

        Reader(String source, String text) {
            this.source = source;
            this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            this.separator = separator(this.text);
        }

        private static char separator(String text) {
            var first = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
            return first.indexOf(',') >= 0 ? ','
                    : first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
        }

        List<Row> rows() throws BoundaryException {
            while (at < text.length()) {
                var c = text.charAt(at);
                if (c == '"' && cell.isEmpty()) {
                    quotedCell();
                } else if (c == separator) {
                    endCell();
                } else if (c == '\n' || c == '\r') {
                    endRow(c);
                } else if (c == '"') {
                    throw Operations.bad(Operations.quoted(source) + " line " + line
                            + " has a quotation mark inside a cell; put the whole cell in quotation marks and double the inner one.");
                } else {
                    cell.append(c);
                    at++;
                }
            }
            endRow('\0');
            return rows;
        }

        private void quotedCell() throws BoundaryException {
            var opened = line;
            for (at++; at < text.length(); at++) {
                var c = text.charAt(at);
                if (c != '"') {
                    line += c == '\n' ? 1 : 0;
                    cell.append(c);
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    at++;
                    requireEnd();
                    return;
                }
            }
            throw Operations.bad(
                    Operations.quoted(source) + " line " + opened + " opens a quotation mark that is never closed.");
        }

        private void requireEnd() throws BoundaryException {
            var c = at < text.length() ? text.charAt(at) : '\n';
            if (c != separator && c != '\n' && c != '\r') {
                throw Operations.bad(
                        Operations.quoted(source) + " line " + line + " has text behind a closing quotation mark.");
            }
        }

        private void endCell() {
            cells.add(cell.toString());
            cell.setLength(0);
            at++;
        }

        private void endRow(char c) {
            if (!cells.isEmpty() || !cell.toString().isBlank()) {
                cells.add(cell.toString());
                rows.add(new Row(start, cells));
            }
            cells = new ArrayList<>();
            cell.setLength(0);
            at += c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
            line++;
            start = line;
        }
    }
}
