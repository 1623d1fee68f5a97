package dev.steward.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.steward.cli.internal.command.ApproveCommand;
import dev.steward.cli.internal.command.BackupCommand;
import dev.steward.cli.internal.command.CheckCommand;
import dev.steward.cli.internal.command.DecideCommand;
import dev.steward.cli.internal.command.DiffCommand;
import dev.steward.cli.internal.command.DoctorCommand;
import dev.steward.cli.internal.command.EventCommand;
import dev.steward.cli.internal.command.FixtureCommand;
import dev.steward.cli.internal.command.ForkCommand;
import dev.steward.cli.internal.command.FormatCommand;
import dev.steward.cli.internal.command.GraphCommand;
import dev.steward.cli.internal.command.InboxCommand;
import dev.steward.cli.internal.command.LspCommand;
import dev.steward.cli.internal.command.NewCommand;
import dev.steward.cli.internal.command.PolicyCommand;
import dev.steward.cli.internal.command.QueueCommand;
import dev.steward.cli.internal.command.RecallCommand;
import dev.steward.cli.internal.command.RememberCommand;
import dev.steward.cli.internal.command.ReplayCommand;
import dev.steward.cli.internal.command.RestoreCommand;
import dev.steward.cli.internal.command.ResumeCommand;
import dev.steward.cli.internal.command.RunCommand;
import dev.steward.cli.internal.command.RunsCommand;
import dev.steward.cli.internal.command.ServeCommand;
import dev.steward.cli.internal.command.ShowCommand;
import dev.steward.cli.internal.command.StopCommand;
import dev.steward.cli.internal.command.TestCommand;
import dev.steward.cli.internal.command.TourCommand;
import dev.steward.cli.internal.command.TryCommand;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/** All commands by name; a command's class is loaded when it is asked for. */
public final class Catalog {

    private static final Set<String> LATER = Set.of("undo", "forget", "memory", "goals", "cost",
            "audit", "signals", "export", "import", "mcp");

    private Catalog() {
    }

    private static Map<String, Supplier<Command>> makers() {
        var makers = new LinkedHashMap<String, Supplier<Command>>();
        makers.put("tour", TourCommand::new);
        makers.put("new", NewCommand::new);
        makers.put("check", CheckCommand::new);
        makers.put("format", FormatCommand::new);
        makers.put("graph", GraphCommand::new);
        makers.put("diff", DiffCommand::new);
        makers.put("run", RunCommand::new);
        makers.put("try", TryCommand::new);
        makers.put("resume", ResumeCommand::new);
        makers.put("fork", ForkCommand::new);
        makers.put("runs", RunsCommand::new);
        makers.put("show", ShowCommand::new);
        makers.put("replay", ReplayCommand::new);
        makers.put("stop", StopCommand::new);
        makers.put("queue", QueueCommand::new);
        makers.put("event", EventCommand::new);
        makers.put("inbox", InboxCommand::new);
        makers.put("decide", DecideCommand::new);
        makers.put("approve", ApproveCommand::new);
        makers.put("test", TestCommand::new);
        makers.put("fixture", FixtureCommand::new);
        makers.put("policy", PolicyCommand::new);
        makers.put("remember", RememberCommand::new);
        makers.put("recall", RecallCommand::new);
        makers.put("backup", BackupCommand::new);
        makers.put("restore", RestoreCommand::new);
        makers.put("doctor", DoctorCommand::new);
        makers.put("serve", ServeCommand::new);
        makers.put("lsp", LspCommand::new);
        return makers;
    }

    /** Every command, in the order of the help. */
    public static Stream<Command> commands() {
        return makers().values().stream().map(Supplier::get);
    }

    /** @throws ProblemException no such command; the sentence names the nearest one */
    public static Command find(String name) {
        var makers = makers();
        var maker = makers.get(name);
        if (maker != null) {
            return maker.get();
        }
        if (name.equals("bench")) {
            // in a checkout the script starts the benches itself and this is never reached
            throw ProblemException
                    .wrongUse("'steward bench' works in a checkout of the source, where the benches are.");
        }
        if (LATER.contains(name)) {
            throw ProblemException.wrongUse("'steward " + name + "' comes with a later version.");
        }
        var known = new TreeSet<>(makers.keySet());
        known.addAll(List.of("help"));
        throw ProblemException.wrongUse("There is no command '" + name + "'." + Suggestions.didYouMean(name, known)
                + " 'steward help' lists all commands.");
    }
}
