package dev.steward.cli.internal.command;

import java.util.List;
import java.util.Map;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Syntax;

/** {@code steward restore}: a company again from its backup. */
public final class RestoreCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("restore", "FILE DIR", 2, 2, List.of(), "Make a company again from a backup",
                List.of("DIR is new or empty. Everything in it is stopped, as what happened after the backup would"
                        + " otherwise happen a second time: look at 'steward runs' and 'steward queue', stop what must not"
                        + " go on, then let the rest go on with 'steward queue --go'."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var given = call.arguments().operands().get(1);
        var folder = call.steward().restorer().restore(call.path(call.arguments().operands().getFirst()),
                call.path(given));
        call.json(Map.of("type", "restored", "company", folder.root().toString(), "name", folder.settings().name()));
        call.print("Restored " + folder.settings().name() + " to " + folder.root());
        call.note("Everything in it is stopped. Look at it with: steward runs --company " + given);
        call.note("Let it go on with: steward queue --go --company " + given);
        return ExitCode.DONE;
    }
}
