package dev.steward.cli.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.tell.Say;
import dev.steward.engine.value.Types;
import dev.steward.runtime.JUnitXml;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.TestReport;

/** {@code steward test}: the tests of playbooks and policies. */
public final class TestCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("test", "[PATH…]", 0, Integer.MAX_VALUE,
                List.of(Option.value("--filter", "S", "only tests whose name holds S"),
                        Option.value("--junit", "FILE", "also write a report that build servers read")),
                "Run the test blocks of playbooks and policies",
                List.of("On the real engine, with everything outside replaced; waits are skipped. Exit code 1 when one fails."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var paths = call.arguments().operands().stream().map(call::path).toList();
        paths.stream().filter(p -> !Files.exists(p)).findFirst().ifPresent(p -> {
            throw ProblemException.wrongUse("There is no file or folder " + p + ".");
        });
        var began = Instant.now();
        var report = call.steward().tests(call.company()).run(paths, call.arguments().value("--filter").orElse(""));
        call.arguments().value("--filter").filter(f -> report.cases().isEmpty()).ifPresent(filter -> {
            throw ProblemException.wrongUse("No test's name holds '" + filter + "'; see all with 'steward test'.");
        });
        report.cases().forEach(test -> tell(call, test));
        report.coverage().forEach(coverage -> tell(call, coverage));
        if (paths.isEmpty() && !call.arguments().has("--filter")) {
            untested(call, report);
        }
        call.arguments().value("--junit").ifPresent(file -> write(call, file, report, began));
        var failed = report.failed();
        call.note(call.paint().in(failed > 0 ? Tone.FAILED : Tone.DONE, failed > 0 ? "✕ " : "✓ ")
                + Say.count(report.cases().size(), "test", "tests") + ", " + failed + " failed");
        return failed > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static void tell(Invocation call, TestReport.Case test) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "test");
        object.put("subject", test.subject());
        object.put("name", test.name());
        object.put("place", test.place());
        object.put("passed", test.passed());
        object.put("failures", test.failures());
        object.put("notes", test.notes());
        object.put("ms", test.took().toMillis());
        call.json(object);
        var line = call.paint().in(test.passed() ? Tone.DONE : Tone.FAILED, test.passed() ? "✓ " : "✕ ")
                + Types.simple(test.subject()) + ": " + test.name() + "  "
                + call.paint().in(Tone.FAINT, Say.span(test.took()));
        if (test.passed()) {
            call.note(line);
        } else {
            call.print(line);
        }
        test.failures().forEach(failure -> call.print("    " + failure));
        test.notes().forEach(note -> call.note("    " + note));
    }

    private static void tell(Invocation call, TestReport.Coverage coverage) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "coverage");
        object.put("playbook", coverage.playbook());
        object.put("file", coverage.file());
        object.put("steps", coverage.steps());
        object.put("missed", coverage.missedSteps().stream().map(TestReport.Missed::what).toList());
        object.put("branches", coverage.branches());
        object.put("missedBranches", coverage.missedBranches().stream().map(TestReport.Missed::what).toList());
        object.put("missedLines", Stream.concat(coverage.missedSteps().stream(), coverage.missedBranches().stream())
                .map(TestReport.Missed::line).sorted().distinct().toList());
        call.json(object);
        call.note("  " + Types.simple(coverage.playbook()) + ": "
                + reached(coverage.steps(), coverage.missedSteps().size(), "step", "steps") + ", "
                + reached(coverage.branches(), coverage.missedBranches().size(), "branch", "branches") + " reached");
        coverage.missedSteps().forEach(missed -> missed(call, coverage, "step " + missed.what(), missed.line()));
        coverage.missedBranches().forEach(missed -> missed(call, coverage, missed.what(), missed.line()));
    }

    private static String reached(int all, int missed, String one, String many) {
        return all - missed + " of " + Say.count(all, one, many);
    }

    private static void missed(Invocation call, TestReport.Coverage coverage, String what, int line) {
        call.note("    " + call.paint().in(Tone.FAINT, coverage.file() + ":" + line + ": not reached: " + what));
    }

    private static void untested(Invocation call, TestReport report) {
        call.json(Map.of("type", "untested", "playbooks", report.untested()));
        if (!report.untested().isEmpty()) {
            call.note("  without a test: " + report.untested().stream().map(Types::simple)
                    .collect(Collectors.joining(", ")));
        }
    }

    private static void write(Invocation call, String file, TestReport report, Instant began) {
        try {
            Files.writeString(call.path(file), JUnitXml.of(report, began));
        } catch (IOException e) {
            throw ProblemException.wrongUse("The report " + file + " can't be written; check its folder.");
        }
    }
}
