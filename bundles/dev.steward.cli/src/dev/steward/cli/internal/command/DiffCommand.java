package dev.steward.cli.internal.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.VersionService;
import dev.steward.runtime.VersionService.FileChange;
import dev.steward.runtime.VersionService.Version;

/** {@code steward diff}: what is new since the last commit, in the words of the language. */
public final class DiffCommand implements Command {

    private static final int MOST = 1_000;

    @Override
    public Syntax syntax() {
        return new Syntax("diff", "[PATH…]", 0, Integer.MAX_VALUE,
                List.of(Option.flag("--message", "only propose a message for a commit"),
                        Option.value("--since", "DAY",
                                "what commits since then made different: yesterday, 2026-11-20")),
                "Tell what is new since the last commit",
                List.of("Of what is staged that is told, else the file as it is. 'git diff' shows the text."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var versions = call.steward().versions(call.company().root());
        var since = call.arguments().value("--since");
        if (since.isPresent()) {
            var found = versions.since(moment(since.get(), call.company().settings().zone()), MOST);
            found.forEach(version -> tell(call, version));
            call.note(Say.count(found.size(), "playbook", "playbooks") + " changed by commits since " + since.get());
            return ExitCode.DONE;
        }
        var paths = call.arguments().operands().stream().map(call::path).toList();
        var files = versions.changesBelow(paths);
        if (call.arguments().has("--message")) {
            var message = VersionService.message(files);
            call.json(Map.of("type", "message", "message", message));
            call.print(message);
            return ExitCode.DONE;
        }
        files.forEach(file -> tell(call, file));
        call.note(Say.count(files.size(), "file", "files") + " changed since the last commit");
        return ExitCode.DONE;
    }

    /** The beginning of a day. */
    private static Instant moment(String day, ZoneId zone) {
        var today = LocalDate.now(zone);
        try {
            return (day.equals("today") ? today : day.equals("yesterday") ? today.minusDays(1) : LocalDate.parse(day))
                    .atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.wrongUse("'" + day + "' is no day: write today, yesterday or one like " + today
                    + ".");
        }
    }

    private static void tell(Invocation call, Version version) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "version");
        object.put("file", version.file());
        object.put("commit", version.commit());
        object.put("at", version.at().toString());
        object.put("by", version.by());
        object.put("changes", version.lines());
        call.json(object);
        call.print(
                call.paint().in(Tone.STRONG, version.file()) + "  " + version.shortCommit() + "  " + version.by() + "  "
                        + Say.moment(version.at(), Instant.now(), call.company().settings().zone()));
        version.lines().forEach(line -> call.print("    " + line));
    }

    private static void tell(Invocation call, FileChange file) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "difference");
        object.put("file", file.file());
        object.put("state", file.word());
        object.put("staged", file.isStaged());
        object.put("changes", file.lines());
        call.json(object);
        call.print(
                call.paint().in(Tone.STRONG, file.file()) + "  " + file.word() + (file.isStaged() ? ", staged" : ""));
        if (file.lines().isEmpty() && file.isPlaybook() && file.word().equals("changed")) {
            call.print("    " + call.paint().in(Tone.FAINT, "only layout and comments"));
        }
        file.lines().forEach(line -> call.print("    " + line));
    }
}
