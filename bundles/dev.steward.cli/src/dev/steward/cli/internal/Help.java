package dev.steward.cli.internal;

import java.io.PrintStream;
import java.util.List;

import dev.steward.cli.ExitCode;
import dev.steward.cli.Streams;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;

/** The help: an overview, or one command. */
public final class Help {

    private Help() {
    }

    /** Whether a first word asks for help. */
    public static boolean isAskedFor(String word) {
        return List.of("help", "--help", "-h", "-help").contains(word);
    }

    /** The overview, or the help of the command that is named. */
    public static ExitCode show(List<String> words, Streams streams) {
        return words.isEmpty() ? overview(streams.out()) : show(Catalog.find(words.getFirst()).syntax(), streams);
    }

    private static ExitCode overview(PrintStream out) {
        out.println(
                "Steward runs the playbooks of a one-person business: durably, within limits, and under your eyes.");
        out.println();
        out.println("  steward                         open the workbench");
        Catalog.commands()
                .forEach(c -> out.printf("  %-32s%s%n", "steward " + c.syntax().command(), c.syntax().summary()));
        out.println();
        out.println("Every command understands:");
        options(out, Syntax.COMMON);
        out.println();
        out.println(
                "'steward COMMAND --help' tells more. Exit codes: 0 done or skipped, 1 findings, 2 wrong use or unreadable");
        out.println(
                "input, 3 waiting, 4 failed, cancelled or partly compensated, 5 compensated, 6 the process that owns the company does not answer.");
        return ExitCode.DONE;
    }

    /** The help of one command. */
    public static ExitCode show(Syntax syntax, Streams streams) {
        var out = streams.out();
        out.println("Usage: " + syntax.usage());
        out.println();
        out.println(syntax.summary() + ".");
        syntax.details().forEach(line -> out.println("\n" + line));
        if (!syntax.options().isEmpty()) {
            out.println();
            options(out, syntax.options());
        }
        out.println();
        out.println("Common options:");
        options(out, Syntax.COMMON);
        return ExitCode.DONE;
    }

    private static void options(PrintStream out, List<Option> options) {
        for (var option : options) {
            var value = option.value();
            out.printf("  %-24s%s%n", value == null ? option.name() : option.name() + " " + value,
                    option.help() + (option.many() ? " (may be repeated)" : ""));
        }
    }
}
