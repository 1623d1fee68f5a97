package dev.steward.cli.internal.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.CardDialog;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.runtime.UsedVersion;
import dev.steward.runtime.tell.Tone;
import dev.steward.cli.internal.text.TraceText;
import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.CompanyMaker.Identity;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.RunService;

/** {@code steward tour}: makes a company, runs its weekly letter, and shows the site, the mail and the trace. */
public final class TourCommand implements Command {

    private static final String PLAYBOOK = "weeklyLetter";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public Syntax syntax() {
        return new Syntax("tour", "DIR", 1, 1, List.of(),
                "Make a sample company, run its weekly letter, show what came of it",
                List.of("Everything stays in DIR: the model only rehearses, and mail is written to files.",
                        "On a terminal you are asked for the approval; without one the tour answers for you and says so."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var given = call.arguments().operands().getFirst();
        var path = call.path(given);
        var folder = Files.isRegularFile(path.resolve(CompanySettings.FILE)) ? CompanyFolder.read(path)
                : call.steward().maker().make(path, Identity.of(path));
        call.print(call.paint().in(Tone.STRONG, "The company") + "  " + folder.root());
        call.print("");
        try (var opening = new Opening(call.steward(), folder)) {
            var prepared = call.steward().checks(folder).prepare(PLAYBOOK, folder.root());
            call.print(call.paint().in(Tone.STRONG, "Its weekly letter") + "  " + prepared.stored().sources().keySet()
                    .stream().filter(file -> file.contains("letter")).findFirst().orElse(""));
            return run(call, opening.company(), new RunService.Request(prepared, Map.of(), null, Engine.Approvals.ASK),
                    given);
        }
    }

    private static ExitCode run(Invocation call, Company company, RunService.Request request, String given)
            throws InterruptedException {
        try (var follower = new Follower(call, company, PATIENCE, card -> answer(call, company, card));
                var interrupt = new Interrupt(call, company)) {
            var run = interrupt.begin(company, request, follower);
            var code = follower.follow(run);
            results(call, company, run, given);
            return code;
        }
    }

    private static boolean answer(Invocation call, Company company, Engine.Card card) {
        var dialog = new CardDialog(call, company.inbox(), company.folder().settings().zone());
        if (call.asks()) {
            return dialog.ask(card);
        }
        if (!card.kind().equals("approval")) {
            return false;
        }
        dialog.show(card);
        call.print("  Nobody sits at a terminal, so the tour answers as the operator of this rehearsal: approve.");
        call.print("");
        company.inbox().decide(card.id(), Engine.Answer.APPROVE, Map.of(), "answered by the tour", Duration.ZERO);
        return true;
    }

    private static void results(Invocation call, Company company, RunId run, String given) {
        var root = company.folder().root();
        call.print("");
        call.print(call.paint().in(Tone.STRONG, "The site") + "  " + root.resolve("site/index.html"));
        files(root.resolve("site"), ".html").forEach(file -> call.print("  " + root.relativize(file)));
        call.print("");
        call.print(call.paint().in(Tone.STRONG, "The mail") + "  written to files, nothing was sent");
        files(root.resolve("outbox"), ".eml").forEach(file -> call.print("  " + root.relativize(file)));
        call.print("");
        call.print(call.paint().in(Tone.STRONG, "The trace") + "  steward show last --company " + given);
        new TraceText(company.runs().trace(run, Long.MAX_VALUE), company.folder().settings().zone(), call.paint(),
                call::print).tell(company.runs().plan(run).flatMap(UsedVersion::of));
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.walk(folder)) {
            return paths.filter(p -> p.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
