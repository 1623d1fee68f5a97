package dev.steward.cli.internal.command;

import java.util.List;
import java.util.Map;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.CompanyMaker.Identity;

/** {@code steward new}: a company folder. */
public final class NewCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("new", "DIR", 1, 1, List.of(Option.value("--name", "NAME", "the company's name")),
                "Make a company folder with the sample playbooks",
                List.of("A git repository with a first commit, steward.properties with comments, and the playbook suite."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var given = call.arguments().operands().getFirst();
        var path = call.path(given);
        var usual = Identity.of(path);
        var folder = call.steward().maker().make(path,
                new Identity(call.arguments().value("--name").orElse(usual.name()),
                        usual.zone(), usual.locale(), usual.currency()));
        call.json(Map.of("type", "company", "company", folder.root().toString(), "name", folder.settings().name(),
                "playbooks", folder.playbooks().stream().map(folder::display).toList()));
        call.print("Made the company " + folder.settings().name() + " in " + folder.root());
        call.note("  Settings are in steward.properties, playbooks are the *.playbook files.");
        call.note("  Next: cd " + given + " && steward check && steward run weeklyLetter");
        return ExitCode.DONE;
    }
}
