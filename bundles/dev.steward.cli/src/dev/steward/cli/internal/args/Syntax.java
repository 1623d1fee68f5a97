package dev.steward.cli.internal.args;

import java.util.List;

/**
 * What a command understands.
 *
 * @param command  its name
 * @param operands as the help shows them, such as {@code NAME|FILE[#name]}; empty when it takes none
 * @param least    how many operands it needs
 * @param most     how many it takes at most
 * @param options  without the common ones
 * @param summary  what it does, one line without full stop
 * @param details  paragraphs of the help, may be empty
 */
public record Syntax(String command, String operands, int least, int most, List<Option> options, String summary,
        List<String> details) {

    /** Options that every command understands. */
    public static final List<Option> COMMON = List.of(
            Option.value("--company", "DIR",
                    "the company's folder (default: the nearest parent with steward.properties)"),
            Option.flag("--json", "one JSON object a line"), Option.flag("--quiet", "only results and problems"),
            Option.flag("--no-color", "no colour"), Option.flag("--help", "this text"));

    public Syntax {
        options = List.copyOf(options);
        details = List.copyOf(details);
    }

    /** The line that shows how to write the command. */
    public String usage() {
        var text = new StringBuilder("steward ").append(command);
        if (!operands.isEmpty()) {
            text.append(' ').append(operands);
        }
        for (var option : options) {
            var value = option.value();
            text.append(" [").append(option.name()).append(value == null ? "" : " " + value).append(']');
            if (option.many()) {
                text.append('…');
            }
        }
        return text.toString();
    }
}
