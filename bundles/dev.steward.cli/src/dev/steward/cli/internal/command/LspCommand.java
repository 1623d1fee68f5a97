package dev.steward.cli.internal.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;

import org.eclipse.jdt.annotation.NonNull;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.tell.Say;
import dev.steward.dsl.ConnectorKinds;
import dev.steward.lsp.PlaybookServer;
import dev.steward.lsp.Surroundings;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.EditingService;
import dev.steward.runtime.Steward;

/** {@code steward lsp}: the language server, for one editor that starts it as its child. */
public final class LspCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("lsp", "[--stdio]", 0, 0,
                List.of(Option.flag("--stdio", "over standard input and output, which is all it does")),
                "Serve editors: the language server protocol",
                List.of("Started by an editor, not by people: standard output carries the protocol, standard error what"
                        + " went wrong. Opens no store, so it works beside everything else, and ends with its editor.",
                        "A file belongs to the nearest company above it; a file without one is looked at alone."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        logToErrors();
        // Whoever else prints must not come between the messages.
        System.setOut(System.err);
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        var in = new FileInputStream(FileDescriptor.in);
        var steward = call.steward();
        var left = PlaybookServer.serve(in, out, new Around(steward, steward.editing(), steward.version()));
        return left ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static void logToErrors() {
        var manager = LogManager.getLogManager();
        manager.reset();
        var handler = new ConsoleHandler();
        handler.setLevel(Level.WARNING);
        manager.getLogger("").addHandler(handler);
    }

    /** The server's questions, answered by the runtime. */
    private record Around(Steward steward, EditingService editing, @NonNull String version) implements Surroundings {

        @Override
        public ConnectorKinds kinds() {
            return steward.connectorKinds();
        }

        @Override
        public Optional<Path> company(Path place) {
            return editing.company(place);
        }

        @Override
        public List<Path> playbooks(Path company) {
            return CompanyFolder.read(company).playbooks();
        }

        @Override
        public Map<String, String> worstCases(Path company) {
            var texts = new HashMap<String, String>();
            editing.worstCases(company).forEach((name, cost) -> texts.put(name, Say.money(cost)));
            return texts;
        }

        @Override
        public Optional<String> committed(Path file) {
            return editing.committed(file);
        }
    }
}
