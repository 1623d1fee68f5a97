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
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.VersionService;
import dev.steward.runtime.VersionService.FileChange;

/** {@code steward diff}: what is new since the last commit, in the words of the language. */
public final class DiffCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("diff", "[PATH…]", 0, Integer.MAX_VALUE,
                List.of(Option.flag("--message", "only propose a message for a commit")),
                "Tell what is new since the last commit",
                List.of("Of what is staged that is told, else the file as it is. 'git diff' shows the text."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var versions = call.steward().versions(call.company().root());
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
