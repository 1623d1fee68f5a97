package dev.steward.cli.internal.args;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/**
 * Reads words as operands and options, in any order: {@code --name value}, {@code --name=value}, {@code -q} and
 * {@code -h} for {@code --quiet} and {@code --help}; after {@code --} all are operands.
 */
public final class Parser {

    private static final Map<String, String> SHORT = Map.of("-h", "--help", "-q", "--quiet", "-C", "--company");

    private final Syntax syntax;
    private final List<String> operands = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Parser(Syntax syntax) {
        this.syntax = syntax;
    }

    /** @throws ProblemException the words don't fit; the sentence names the nearest option */
    public static Arguments parse(Syntax syntax, List<String> words) {
        var parser = new Parser(syntax);
        parser.read(words);
        var arguments = new Arguments(parser.operands, parser.values);
        if (!arguments.has("--help")) {
            parser.count();
        }
        return arguments;
    }

    private void read(List<String> words) {
        var at = 0;
        while (at < words.size()) {
            var word = words.get(at++);
            if (word.equals("--")) {
                operands.addAll(words.subList(at, words.size()));
                return;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                operands.add(word);
                continue;
            }
            var equals = word.startsWith("--") ? word.indexOf('=') : -1;
            var option = find(equals < 0 ? word : word.substring(0, equals));
            if (option.value() == null) {
                flag(option, equals);
            } else if (equals >= 0) {
                put(option, word.substring(equals + 1));
            } else if (at < words.size()) {
                put(option, words.get(at++));
            } else {
                throw wrong(option.name() + " needs a value: " + option.name() + " " + option.value());
            }
        }
    }

    private Option find(String word) {
        var name = SHORT.getOrDefault(word, word);
        return all().filter(o -> o.name().equals(name)).findFirst()
                .orElseThrow(() -> wrong("unknown option " + word + "."
                        + Suggestions.didYouMean(word, all().map(Option::name).toList())));
    }

    private Stream<Option> all() {
        return Stream.concat(syntax.options().stream(), Syntax.COMMON.stream());
    }

    private void flag(Option option, int equals) {
        if (equals >= 0) {
            throw wrong(option.name() + " takes no value.");
        }
        values.putIfAbsent(option.name(), new ArrayList<>());
    }

    private void put(Option option, String value) {
        var list = values.computeIfAbsent(option.name(), k -> new ArrayList<>());
        if (!list.isEmpty() && !option.many()) {
            throw wrong(option.name() + " is given twice.");
        }
        list.add(value);
    }

    private void count() {
        if (operands.size() < syntax.least()) {
            throw wrong("something is missing. Usage: " + syntax.usage());
        }
        if (operands.size() > syntax.most()) {
            throw wrong("'" + operands.get(syntax.most()) + "' is one word too many. Usage: " + syntax.usage());
        }
    }

    private ProblemException wrong(String what) {
        return ProblemException.wrongUse("steward " + syntax.command() + ": " + what);
    }
}
