package dev.steward.cli.internal.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.text.PolicyText;
import dev.steward.engine.Rulebook;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.PolicyBook;
import dev.steward.runtime.PolicyQuestion;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.Tone;

/** {@code steward policy}: the company's policies, and what they say about a call. */
public final class PolicyCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("policy", "[OPERATION|AGENT|remember TYPE|recall TYPE]", 0, 2,
                List.of(Option.values("--set", "k=v", "an argument that rules look at"),
                        Option.value("--at", "TIME", "when (default now)")),
                "List the policies, or ask what they say about a call",
                List.of("Without an operand: each policy with where it applies and how its tests are. With one: allowed or "
                        + "not, by which rule and line, by the code that judges in runs and with what limits have left. "
                        + "Exit code 0 when it is allowed, 1 when it is denied, 3 when you would be asked first."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var folder = call.company();
        var book = call.steward().policies(folder).read();
        var operands = call.arguments().operands();
        if (operands.isEmpty()) {
            if (call.arguments().has("--set") || call.arguments().has("--at")) {
                throw ProblemException.wrongUse("steward policy: name what is called, such as mail.send.");
            }
            return list(call, book);
        }
        return ask(call, folder, book, String.join(" ", operands));
    }

    private static ExitCode list(Invocation call, PolicyBook book) throws InterruptedException {
        var cases = book.isSound() ? book.test(name -> true) : null;
        for (var policy : book.policies()) {
            var own = cases == null ? null : cases.stream().filter(c -> c.subject().equals(policy.name())).toList();
            call.json(PolicyText.json(policy, own));
            PolicyText.lines(policy, own, call.paint()).forEach(call::print);
        }
        if (book.policies().isEmpty()) {
            call.note(
                    "There are no policies. One begins 'policy NAME for effect OPERATION'; see the guide's page about "
                            + "governance.");
        }
        var failed = cases == null ? 0 : cases.stream().filter(c -> !c.passed()).count();
        var broken = book.policies().stream().filter(PolicyBook.Policy::broken).count();
        var wrong = failed + broken > 0;
        call.note(call.paint().in(wrong ? Tone.FAILED : Tone.DONE, wrong ? "✕ " : "✓ ")
                + Say.count(book.policies().size(), "policy", "policies") + ", "
                + (cases == null ? "tests can't run while the playbooks have errors"
                        : Say.count(cases.size(), "test", "tests") + ", " + failed + " failed"));
        return wrong ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static ExitCode ask(Invocation call, CompanyFolder folder, PolicyBook book, String name) {
        var zone = folder.settings().zone();
        var given = Numbers.moment(call.arguments(), "--at", zone);
        var at = given == null ? Instant.now() : given;
        var subject = book.subject(name);
        var values = subject.read(Pairs.read(call.arguments().values("--set"), "--set"), zone,
                at.atZone(zone).toLocalDate().toString());
        try (var counters = new Counters(call, folder)) {
            var answer = book.ask(new PolicyQuestion(subject, values, at), counters);
            call.json(PolicyText.json(subject, answer));
            PolicyText.lines(answer, call.paint()).forEach(call::print);
            return switch (answer.verdict()) {
                case ALLOWED -> ExitCode.DONE;
                case DENIED -> ExitCode.FINDINGS;
                case ASKED -> ExitCode.WAITING;
                case OPEN -> throw open(subject.name(), answer.chain().stream()
                        .flatMap(line -> line.missing().stream()).distinct().sorted().toList());
            };
        }
    }

    private static ProblemException open(String name, List<String> missing) {
        var sets = new ArrayList<String>();
        missing.forEach(each -> sets.add("--set " + each + "=…"));
        return ProblemException.wrongUse("What the policies say about " + name + " depends on "
                + String.join(", ", missing) + ": add " + String.join(" ", sets) + ".");
    }

    /** What limits have left; the company is opened only when a rule asks. */
    private static final class Counters implements PolicyQuestion.Counters, AutoCloseable {
        private final Invocation call;
        private final CompanyFolder folder;
        private @Nullable Company company;

        Counters(Invocation call, CompanyFolder folder) {
            this.call = call;
            this.folder = folder;
        }

        @Override
        public long used(Rulebook.Share share, Instant at) {
            var open = company;
            if (open == null) {
                open = call.steward().open(folder);
                company = open;
            }
            return open.used(share, at);
        }

        @Override
        public void close() {
            if (company instanceof Company open) {
                open.close();
            }
        }
    }
}
