package dev.steward.cli.internal.command;

import java.util.LinkedHashMap;
import java.util.List;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.tell.Say;

/** {@code steward backup}: the whole company in one file, while runs go on. */
public final class BackupCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("backup", "FILE", 1, 1, List.of(), "Back up the whole company to one file while runs go on",
                List.of("In it are the store as of one moment and every file of the company's folder, the git repository"
                        + " too. Only you can read FILE; keep it like the company itself."));
    }

    @Override
    public ExitCode run(Invocation call) {
        try (var company = call.steward().open(call.company())) {
            var written = company.backups().write(call.path(call.arguments().operands().getFirst()));
            var object = new LinkedHashMap<String, Object>();
            object.put("type", "backup");
            object.put("file", written.file().toString());
            object.put("files", written.files());
            object.put("bytes", written.bytes());
            object.put("skipped", written.skipped());
            call.json(object);
            call.print("Backed up " + company.folder().root() + ": the store and "
                    + Say.count(written.files(), "file", "files") + ", " + written.bytes() / 1024 + " kB in "
                    + written.file());
            if (!written.skipped().isEmpty()) {
                call.print("Left out, as they are no files: " + String.join(", ", written.skipped()));
            }
        }
        return ExitCode.DONE;
    }
}
