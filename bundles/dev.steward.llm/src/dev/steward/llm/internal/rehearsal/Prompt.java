package dev.steward.llm.internal.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.steward.engine.spi.ModelClient.ModelRequest;

/**
 * What a rehearsal takes out of a prompt.
 *
 * @param topic    what it is about, a few words
 * @param points   sentences from its notes, in order
 * @param examples first sentences of what was recalled
 */
record Prompt(String topic, List<String> points, List<String> examples) {

    private static final int MAX_TEXT = 40_000;
    private static final int MAX_POINTS = 6;
    private static final int POINT_LENGTH = 240;
    private static final int TOPIC_LENGTH = 60;
    private static final Pattern TOPIC = Pattern.compile("(?im)^[ \\t]*(?:the[ \\t]+)?"
            + "(?:topic|subject|title|theme|headline)[ \\t]*(?:is)?[ \\t]*[:=][ \\t]*(.+)$");
    private static final Pattern INLINE_TOPIC = Pattern.compile("(?i)\\btopic\\s*:\\s*([^.\\n]+)");
    private static final Pattern ABOUT = Pattern
            .compile("(?i)\\b(?:about|on)\\s+[\"“']?([\\p{L}\\d][^.,;:\\n\"”]{2,60})");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,3}\\s+(.+)$");
    private static final Pattern NOTES = Pattern.compile(
            "(?ims)^[ \\t]*(?:the\\s+)?(?:notes?|material|sources?|input|facts|draft|text|content)\\b"
                    + "[^\\n:]{0,40}:(.*)$");
    private static final Pattern OTHER = Pattern.compile("(?im)^(?:(?:past |earlier |recalled )?(?:examples?|outcomes?"
            + "|issues)|voice|style|tone|audience|readers|rules?|length|format|answer|return|write)\\b[^\\n:]{0,40}:");
    private static final Pattern MAIN_FIELD = Pattern.compile("(?m)^[ \\t]*(?:body|text|summary): ");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+•]|\\d{1,2}[.)])\\s+(.+)$");
    private static final Pattern FIELD = Pattern.compile("^\\s*[a-z][A-Za-z]{1,20}: ");
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]+(?:[.!?](?=\\s|$)|$)");

    Prompt {
        points = List.copyOf(points);
        examples = List.copyOf(examples);
    }

    static Prompt of(ModelRequest request) {
        var text = request.turns().stream().filter(turn -> turn.role().equals("user")).map(turn -> turn.text())
                .collect(Collectors.joining("\n"));
        var bounded = whole(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        var examples = request.examples().stream().map(Prompt::example).filter(s -> !s.isEmpty()).limit(3)
                .toList();
        return new Prompt(topic(bounded), points(bounded), examples);
    }

    private static String topic(String text) {
        for (var pattern : List.of(INLINE_TOPIC, TOPIC, HEADING, ABOUT)) {
            var match = pattern.matcher(text);
            if (match.find()) {
                var found = Cut.words(plain(match.group(1)), TOPIC_LENGTH);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        var first = Cut.words(firstSentence(text), TOPIC_LENGTH);
        return first.isEmpty() ? "this week" : first;
    }

    /** Bullets and sentences of the notes; else bullets from anywhere. */
    private static List<String> points(String text) {
        var notes = NOTES.matcher(text);
        Set<String> found = new LinkedHashSet<>();
        if (notes.find()) {
            collect(OTHER.split(notes.group(1), 2)[0], true, found);
        }
        if (found.isEmpty()) {
            collect(text, false, found);
        }
        return found.stream().limit(MAX_POINTS).toList();
    }

    private static void collect(String text, boolean sentences, Set<String> found) {
        for (var line : text.split("\n")) {
            var bullet = BULLET.matcher(line);
            if (bullet.matches()) {
                found.add(point(firstSentence(unlabelled(bullet.group(1)))));
            } else if (sentences && !line.isBlank() && !line.startsWith("#") && !line.strip().endsWith(":")) {
                found.add(point(firstSentence(unlabelled(line))));
            }
        }
        found.removeIf(point -> point.length() < 12 || !point.contains(" "));
    }

    /** Values with parts are shown as {@code name: value} lines: the names are no part of the notes. */
    private static String unlabelled(String line) {
        return FIELD.matcher(line).replaceFirst("");
    }

    private static String point(String text) {
        return Cut.words(plain(text), POINT_LENGTH);
    }

    /** The first sentence of what was recalled; of a value with parts, that of its text. */
    private static String example(String shown) {
        var text = whole(shown);
        var main = MAIN_FIELD.matcher(text);
        return firstSentence(main.find() ? text.substring(main.end()) : text);
    }

    /** With no half of a character pair, which JSON can't carry. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String firstSentence(String text) {
        var sentences = new ArrayList<String>();
        var match = SENTENCE.matcher(text);
        while (match.find() && sentences.isEmpty()) {
            var sentence = plain(match.group());
            if (sentence.length() > 2) {
                sentences.add(sentence);
            }
        }
        return sentences.isEmpty() ? "" : Cut.words(sentences.get(0), POINT_LENGTH);
    }

    /** Without the signs of Markdown and JSON around it. */
    private static String plain(String text) {
        return text.replaceAll("[*_`#\\[\\]{}<>\"]+", "").replaceAll("\\s+", " ").strip().replaceAll("[.,;:]+$", "");
    }
}
