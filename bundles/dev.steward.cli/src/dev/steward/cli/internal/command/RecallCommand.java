package dev.steward.cli.internal.command;

import java.util.List;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.text.MemoryText;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.MemoryService;
import dev.steward.runtime.ProblemException;

/** {@code steward recall}: looks into memory. */
public final class RecallCommand implements Command {

    private static final int USUAL = 10;

    @Override
    public Syntax syntax() {
        return new Syntax("recall", "[TEXT]", 0, 1,
                List.of(Option.value("--type", "T", "only facts or records of this type"),
                        Option.value("--subject", "S", "only about this, such as company"),
                        Option.value("--as-of", "DATE", "what was known then"),
                        Option.value("--max", "N", "at most so many (default " + USUAL + ")")),
                "Look into the company's memory",
                List.of("With TEXT the best fits come first, else the newest of a type."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var arguments = call.arguments();
        var folder = call.company();
        var text = arguments.operand(0);
        if (text.isEmpty() && !arguments.has("--type")) {
            throw ProblemException.wrongUse("steward recall: give words to look for, or a type with --type.");
        }
        var zone = folder.settings().zone();
        var asOf = Numbers.moment(arguments, "--as-of", zone);
        var name = arguments.value("--type").orElse(null);
        var type = name == null || name.contains(".") ? name : call.steward().checks(folder).rememberedType(name);
        try (var company = call.steward().open(folder)) {
            var items = company.memory().recall(new MemoryService.Query(text.orElse(null), type,
                    arguments.value("--subject").orElse(null), asOf,
                    Numbers.whole(arguments, "--max", USUAL)));
            items.forEach(item -> {
                call.json(MemoryText.json(item));
                call.print(MemoryText.line(item, zone, call.paint()));
            });
            if (items.isEmpty()) {
                call.note("Nothing fits." + (type == null ? hint(call, folder, text.orElse("")) : ""));
            }
        }
        return ExitCode.DONE;
    }

    /** Words are looked for in texts; the name of a type is rarely one of them. */
    private static String hint(Invocation call, CompanyFolder folder, String text) {
        return call.steward().checks(folder).findRememberedType(text)
                .map(t -> " " + text + " is a type: 'steward recall --type " + text
                        + "' lists what is remembered of it.")
                .orElse("");
    }
}
