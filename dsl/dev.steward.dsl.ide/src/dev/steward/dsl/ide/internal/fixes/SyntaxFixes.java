package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.Template;
import dev.steward.dsl.types.Distance;
import dev.steward.dsl.types.Keywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/**
 * Cures for texts that cannot be read: small changes at the place of the error are tried, and those are proposed with
 * which the parser finds less to complain about in that declaration. For any thread.
 */
final class SyntaxFixes {

    /** Reads a text without adding it to anything. */
    interface Reader {

        PlaybookSource read(String path, String text);
    }

    private record Attempt(String title, TextEdit edit) {
    }

    private static final int MOST = 3;
    private static final int LARGEST = 20_000;
    private static final Map<String, String> FOREIGN = Map.of("&&", "and", "||", "or", "!", "not ", ";", "");
    private static final List<String> NEEDLESS = List.of("let", "var", "val", "const", "set");
    private static final List<String> MARKS = List.of("->", "=", ":", ")", "]", "{", ",");

    private final Reader reader;
    private final List<String> keywords = new Keywords().all().stream().map(Keywords.Keyword::word).toList();

    SyntaxFixes(Reader reader) {
        this.reader = reader;
    }

    List<QuickFix> of(PlaybookSource source, PlaybookIssue issue) {
        String text = source.text();
        int offset = Math.min(issue.offset(), text.length());
        int from = begin(text, offset);
        int to = end(text, offset);
        if (to - from > LARGEST) {
            return List.of(); // nobody writes so much without an end, and trying takes too long
        }
        int before = errors(text.substring(from, to));
        List<QuickFix> out = new ArrayList<>();
        for (Attempt attempt : attempts(text, offset, Math.min(issue.length(), text.length() - offset))) {
            TextEdit edit = attempt.edit();
            boolean inside = edit.offset() >= from && edit.offset() + edit.length() <= to;
            if (out.size() < MOST && inside && errors(text.substring(from, edit.offset()) + edit.text()
                    + text.substring(edit.offset() + edit.length(), to)) < before) {
                out.add(new QuickFix(attempt.title(), List.of(new FileEdit(source.path(), List.of(edit)))));
            }
        }
        return out;
    }

    private int errors(String declaration) {
        String whole = declaration.startsWith("package") ? declaration : "package p\n" + declaration;
        int count = 0;
        for (var error : reader.read("attempt.playbook", whole).parsed().getSyntaxErrors()) {
            count += error == null ? 0 : 1;
        }
        return count;
    }

    /** Where the declaration begins in which the error was noticed, which may be the one behind the mistake. */
    private static int begin(String text, int offset) {
        int end = behindWord(text, offset);
        Matcher matcher = Keywords.DECLARATION.matcher(text);
        int found = 0;
        while (matcher.find() && matcher.start() < end) {
            found = matcher.start();
        }
        return found;
    }

    private static int end(String text, int offset) {
        Matcher matcher = Keywords.DECLARATION.matcher(text);
        return matcher.find(Math.min(offset + 1, text.length())) ? matcher.start() : text.length();
    }

    private List<Attempt> attempts(String text, int offset, int length) {
        List<Attempt> out = new ArrayList<>();
        String token = text.substring(offset, offset + length);
        int behind = behindWord(text, offset);
        String word = word(text, behind);
        foreign(text, offset, out);
        if (NEEDLESS.contains(word)) {
            out.add(new Attempt("Remove " + word, new TextEdit(behind - word.length(), offset - behind + word.length(),
                    "")));
        }
        misspelt(token, offset, out);
        misspelt(word, behind - word.length(), out);
        String indent = Template.indentAt(text, behind);
        MARKS.forEach(m -> out.add(new Attempt("Add " + m, new TextEdit(behind, 0, " " + m))));
        UnaryOperator<String> brace = i -> "\n" + i + "}";
        out.add(new Attempt("Add the missing }", new TextEdit(behind, 0, brace.apply(shorter(indent)))));
        out.add(new Attempt("Add two missing }",
                new TextEdit(behind, 0, brace.apply(shorter(indent)) + brace.apply(shorter(shorter(indent))))));
        int line = text.indexOf('\n', offset);
        out.add(new Attempt("Close the text", new TextEdit(line < 0 ? text.length() : line, 0, "\"")));
        out.add(new Attempt("Close the comment", new TextEdit(text.length(), 0, " */")));
        if (length > 0 && token.indexOf('\n') < 0) {
            out.add(new Attempt("Remove " + token.strip(), new TextEdit(offset, length, "")));
        }
        return out;
    }

    private static String shorter(String indent) {
        return indent.length() >= 2 ? indent.substring(2) : "";
    }

    private static void foreign(String text, int offset, List<Attempt> out) {
        FOREIGN.forEach((other, ours) -> {
            if (text.startsWith(other, offset)) {
                out.add(new Attempt(ours.isEmpty() ? "Remove " + other : "Write " + ours.strip(),
                        new TextEdit(offset, other.length(), ours)));
            }
        });
        int quote = text.startsWith("'", offset) ? text.indexOf('\'', offset + 1) : -1;
        if (quote > 0 && text.substring(offset, quote).indexOf('\n') < 0) {
            out.add(new Attempt("Write it in double quotes",
                    new TextEdit(offset, quote + 1 - offset, "\"" + text.substring(offset + 1, quote) + "\"")));
        }
    }

    private void misspelt(String written, int offset, List<Attempt> out) {
        if (written.length() > 1 && written.chars().allMatch(Character::isLetter) && !keywords.contains(written)) {
            Closest.to(written, keywords, 2).stream()
                    .filter(k -> Distance.between(written, k) <= Math.max(1, written.length() / 3))
                    .forEach(k -> out.add(new Attempt("Write " + k, new TextEdit(offset, written.length(), k))));
        }
    }

    /** Behind the last character before a place that is no white space. */
    private static int behindWord(String text, int offset) {
        int end = offset;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static String word(String text, int end) {
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }
}
