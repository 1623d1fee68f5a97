package dev.steward.cli;

import java.util.List;
import java.util.Map;

import dev.steward.cli.internal.Catalog;
import dev.steward.cli.internal.ErrorLog;
import dev.steward.cli.internal.Help;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Parser;
import dev.steward.engine.RefusedException;
import dev.steward.engine.spi.StoreException;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Steward;

/** The command line as a function: words in, exit code out. Never shows a stack trace. */
public final class Cli {

    private final Steward steward;

    /** @param steward the door to companies */
    public Cli(Steward steward) {
        this.steward = steward;
    }

    /** Does what the words say; returns the process's exit code. */
    public int run(List<String> words, Streams streams) {
        try {
            return dispatch(words, streams).number();
        } catch (ProblemException e) {
            return problem(e, words, streams).number();
        } catch (StoreException e) {
            return problem(ProblemException.of(e), words, streams).number();
        } catch (RefusedException e) {
            return problem(ProblemException.of(e), words, streams).number();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            streams.err().println("steward: interrupted.");
            return ExitCode.FAILED.number();
        } catch (RuntimeException | LinkageError e) {
            streams.err().println("steward: " + ErrorLog.write(e, words, streams));
            return ExitCode.FAILED.number();
        } finally {
            streams.out().flush();
            streams.err().flush();
        }
    }

    private ExitCode dispatch(List<String> words, Streams streams) throws InterruptedException {
        var name = words.isEmpty() ? "help" : words.getFirst();
        var rest = words.isEmpty() ? words : words.subList(1, words.size());
        if (Help.isAskedFor(name)) {
            return Help.show(rest, streams);
        }
        if (name.equals("--version")) {
            streams.out().println("steward " + steward.version());
            return ExitCode.DONE;
        }
        var command = Catalog.find(name);
        var arguments = Parser.parse(command.syntax(), rest);
        if (arguments.has("--help")) {
            return Help.show(command.syntax(), streams);
        }
        return command.run(new Invocation(arguments, streams, steward));
    }

    private ExitCode problem(ProblemException e, List<String> words, Streams streams) {
        var code = ExitCode.of(e.kind());
        if (words.contains("--json")) {
            new Invocation(new dev.steward.cli.internal.args.Arguments(List.of(), Map.of("--json", List.of())), streams,
                    steward).json(
                            Map.of("type", "error", "message", e.sentence(), "details", e.details(), "exit",
                                    code.number()));
        }
        var own = e.sentence().startsWith("steward ");
        streams.err().println(own ? e.sentence() : "steward: " + e.sentence());
        e.details().forEach(line -> streams.err().println("  " + line));
        return code;
    }
}
