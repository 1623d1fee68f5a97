package dev.steward.cli.internal.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.CheckService;

/** {@code steward format}: the one layout. */
public final class FormatCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("format", "[PATH…]", 0, Integer.MAX_VALUE,
                List.of(Option.flag("--check", "change nothing; exit code 1 when a file would change")),
                "Write playbooks in the one layout", List.of("A file with syntax errors is left as it is."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var check = call.arguments().has("--check");
        var paths = call.arguments().operands().stream().map(call::path).toList();
        var results = call.steward().checks(call.company()).format(paths, !check);
        for (var result : results) {
            call.json(Map.of("type", "format", "file", result.file(), "result",
                    result.kind().name().toLowerCase(Locale.ROOT)));
            switch (result.kind()) {
                case CHANGED -> call.print((check ? "would change " : "changed ") + result.file());
                case UNREADABLE -> call.print(result.file() + " has syntax errors; 'steward check' shows them");
                case SAME -> {
                    // Nothing to tell.
                }
            }
        }
        var changed = results.stream().filter(r -> r.kind() == CheckService.Formatted.Kind.CHANGED).count();
        var unreadable = results.stream().anyMatch(r -> r.kind() == CheckService.Formatted.Kind.UNREADABLE);
        call.note(Say.count(results.size(), "file", "files") + ", " + changed + (check ? " would change" : " changed"));
        return unreadable || check && changed > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
    }
}
