package dev.steward.cli.internal.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.tell.Tone;
import dev.steward.cli.internal.text.Json;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.CheckReport;

/** {@code steward check}: findings, risk and worst-case cost, without touching the store. */
public final class CheckCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("check", "[PATH…]", 0, Integer.MAX_VALUE,
                List.of(Option.flag("--strict", "warnings are findings, too")),
                "Check playbooks; tell what each can do and cost",
                List.of("A finding is file:line:column: severity: message [code]. Exit code 1 when there are errors."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var paths = call.arguments().operands().stream().map(call::path).toList();
        var report = call.steward().checks(call.company()).check(paths);
        report.findings().forEach(finding -> finding(call, finding));
        report.playbooks().forEach(outlook -> outlook(call, outlook));
        call.json(Map.of("type", "check", "files", report.files(), "errors", report.errors(), "warnings",
                report.warnings(), "notDone", report.notes()));
        report.notes().forEach(note -> call.note(call.paint().in(Tone.FAINT, note)));
        call.note(call.paint().in(report.errors() > 0 ? Tone.FAILED : Tone.DONE, report.errors() > 0 ? "✕ " : "✓ ")
                + Say.count(report.files(), "file", "files") + ", " + Say.count(report.errors(), "error", "errors")
                + ", "
                + Say.count(report.warnings(), "warning", "warnings"));
        var strict = call.arguments().has("--strict") && report.warnings() > 0;
        return report.errors() > 0 || strict ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static void finding(Invocation call, CheckReport.Finding finding) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "finding");
        object.put("file", finding.file());
        object.put("line", finding.line());
        object.put("column", finding.column());
        object.put("severity", finding.error() ? "error" : "warning");
        object.put("message", finding.message());
        object.put("code", finding.code());
        call.json(object);
        call.print(finding.text());
    }

    private static void outlook(Invocation call, CheckReport.Outlook outlook) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "playbook");
        object.put("playbook", outlook.playbook());
        object.put("place", outlook.place());
        object.put("worstCase", outlook.microUsd().isPresent() ? Json.cost(outlook.microUsd().getAsLong()) : null);
        object.put("bound", outlook.bound());
        object.put("unknown", outlook.unknown());
        object.put("effects", outlook.effects());
        call.json(object);
        var paint = call.paint();
        call.note(paint.in(Tone.STRONG, outlook.playbook()) + "  " + (outlook.microUsd().isPresent()
                ? "at most " + Say.money(outlook.microUsd().getAsLong()) + " a run (" + outlook.bound() + ")"
                : "cost unknown"));
        outlook.unknown().forEach(why -> call.note("    " + paint.in(Tone.FAINT, why)));
        for (var effect : outlook.effects()) {
            call.note("    " + paint.in(effect.open() ? Tone.FAILED : Tone.ACCENT, effect.open() ? "! " : "▌ ")
                    + effect.step()
                    + "  " + effect.operation() + " · " + effect.kind() + " · "
                    + (effect.gate() == null ? "nobody is asked" : effect.gate()) + " · " + effect.back());
        }
    }
}
