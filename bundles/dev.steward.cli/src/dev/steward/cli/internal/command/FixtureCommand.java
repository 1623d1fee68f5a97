package dev.steward.cli.internal.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.FixtureService;
import dev.steward.runtime.FixtureService.Draft;
import dev.steward.runtime.ProblemException;

/** {@code steward fixture}: a recorded run as a file that a test answers from. */
public final class FixtureCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("fixture", "RUN", 1, 1,
                List.of(Option.value("--out", "FILE", "write it there, not beside the playbook"),
                        Option.value("--step", "S",
                                "of a try of an agent: the answer is that of this step, such as weeklyLetter/draft"),
                        Option.value("--as-test", "NAME",
                                "a test of that name with it, at the end of the playbook's file"),
                        Option.flag("--yes", "write it without asking, after it was shown")),
                "Make a fixture or a test from a recorded run",
                List.of("What is personal or secret is replaced, and the whole file is shown, before anything is written.",
                        "Without a terminal nothing is written unless --yes is given (exit code 3)."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        try (var company = call.steward().open(call.company())) {
            var service = call.steward().fixtures(company);
            var run = company.runs().find(call.arguments().operands().getFirst());
            var test = call.arguments().value("--as-test");
            if (test.isPresent()) {
                return test(call, service, service.test(run, test.get()));
            }
            var draft = call.arguments().value("--step")
                    .map(step -> service.draft(run, company.agents().step(run, step)))
                    .orElseGet(() -> service.draft(run));
            var file = call.arguments().value("--out").map(call::path).orElse(draft.file());
            if (Files.exists(file)) {
                throw ProblemException.wrongUse("There is a file " + file
                        + " already; name another one with --out, or remove that one first.");
            }
            show(call, draft);
            var agreed = agreed(call, file.getFileName() + "");
            if (agreed) {
                service.write(draft, file);
            }
            call.json(object(draft, file.toString(), agreed));
            call.print(agreed ? "Wrote " + file : "Nothing was written."
                    + (call.asks() ? "" : " When the file may be kept as shown, add --yes."));
            if (agreed) {
                call.note("A test beside it uses it with: fixture \"" + file.getFileName() + "\"");
            }
            return agreed || call.asks() ? ExitCode.DONE : ExitCode.WAITING;
        }
    }

    private static boolean agreed(Invocation call, String names) {
        return call.arguments().has("--yes") || call.asks() && isYes(call, names);
    }

    private static ExitCode test(Invocation call, FixtureService service, FixtureService.TestDraft draft) {
        if (call.arguments().value("--out").isPresent() || call.arguments().value("--step").isPresent()) {
            throw ProblemException
                    .wrongUse("--as-test says itself where the fixture goes; leave out --out and --step.");
        }
        show(call, draft.fixture());
        call.print("");
        draft.block().lines().forEach(call::print);
        call.print("");
        call.print("The test was tried and passes; it goes to the end of " + draft.place() + ".");
        var name = draft.fixture().file().getFileName() + "";
        var agreed = agreed(call, name + " and the test");
        if (agreed) {
            service.write(draft);
        }
        var object = object(draft.fixture(), draft.fixture().file().toString(), agreed);
        object.put("test", draft.name());
        object.put("block", draft.block());
        object.put("playbookFile", draft.place());
        call.json(object);
        call.print(agreed ? "Wrote " + draft.fixture().file() + " and the test in " + draft.place()
                : "Nothing was written." + (call.asks() ? "" : " When they may be kept as shown, add --yes."));
        if (agreed) {
            call.note("Run it with: steward test --filter '" + draft.name() + "'");
        }
        return agreed || call.asks() ? ExitCode.DONE : ExitCode.WAITING;
    }

    private static void show(Invocation call, Draft draft) {
        draft.text().lines().forEach(call::print);
        call.print("");
        call.print(draft.standIns().isEmpty() ? "Nothing personal or secret was found in it."
                : Say.count(draft.standIns().size(), "personal or secret value was", "personal or secret values were")
                        + " replaced:");
        draft.standIns().forEach(s -> call.print("  " + s.kind() + ": "
                + (s.kind().equals("secret") ? "…" : Say.oneLine(s.original(), 60)) + " → " + s.standIn()));
        call.print("Look whether something personal is left in it: the file goes where your playbooks go.");
    }

    private static Map<String, Object> object(Draft draft, String file, boolean written) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "fixture");
        object.put("playbook", draft.playbook());
        object.put("file", file);
        object.put("written", written);
        object.put("standIns", draft.standIns().stream().map(s -> Map.of("kind", s.kind(), "standIn", s.standIn()))
                .toList());
        object.put("text", draft.text());
        return object;
    }

    private static boolean isYes(Invocation call, String name) {
        call.streams().out().print("Write " + name + "? (y/n) > ");
        call.streams().out().flush();
        try {
            var answer = call.streams().in().readLine();
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(java.util.Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
