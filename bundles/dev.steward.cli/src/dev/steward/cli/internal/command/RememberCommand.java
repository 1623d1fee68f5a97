package dev.steward.cli.internal.command;

import java.util.LinkedHashMap;
import java.util.List;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.text.MemoryText;

/** {@code steward remember}: adds a fact. */
public final class RememberCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("remember", "TYPE [TEXT]", 1, 2,
                List.of(Option.values("--set", "field=value", "a field"),
                        Option.value("--subject", "KEY", "key of the record that it is about"),
                        Option.value("--valid", "DATE", "since when it is true (default now)"),
                        Option.flag("--propose", "keep it back until you accept it")),
                "Add a fact to the company's memory", List.of("TEXT is the value of a fact that has one field:"
                        + " steward remember Voice \"Short sentences, no jargon.\""));
    }

    @Override
    public ExitCode run(Invocation call) {
        var arguments = call.arguments();
        var folder = call.company();
        var texts = new LinkedHashMap<>(Pairs.read(arguments.values("--set"), "--set"));
        arguments.operand(1).ifPresent(text -> texts.put("", text));
        var valid = Numbers.moment(arguments, "--valid", folder.settings().zone());
        var write = call.steward().checks(folder).fact(arguments.operands().getFirst(), texts,
                arguments.value("--subject").orElse(null), valid, arguments.has("--propose"));
        try (var company = call.steward().open(folder)) {
            var item = company.memory().remember(write);
            call.json(MemoryText.json(item));
            call.print("Remembered " + MemoryText.line(item, folder.settings().zone(), call.paint()));
        }
        return ExitCode.DONE;
    }
}
