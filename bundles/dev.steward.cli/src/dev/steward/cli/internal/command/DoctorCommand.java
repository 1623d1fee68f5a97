package dev.steward.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.CompanySettings;

/** {@code steward doctor}: what works and what to do. */
public final class DoctorCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("doctor", "", 0, 0, List.of(), "Say what works and what to do",
                List.of("Looks at Java, the display, the database, the index, models, connectors and secrets. Costs nothing."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var doctor = call.steward().doctor();
        var found = new ArrayList<>(doctor.machine());
        var here = CompanyFolder.find(call.streams().directory()).isPresent();
        if (here || call.arguments().has("--company")) {
            found.addAll(doctor.company(call.company(), call.steward()));
        } else {
            call.note("No company here (no " + CompanySettings.FILE + "), so only the machine is looked at.");
        }
        var fine = true;
        for (var finding : found) {
            fine &= finding.fine();
            call.json(Map.of("type", "doctor", "area", finding.area(), "ok", finding.fine(), "finding",
                    finding.finding()));
            var line = String.format("%s %-24s %s", call.paint().in(finding.fine() ? Tone.DONE : Tone.FAILED,
                    finding.fine() ? "✓" : "✕"), finding.area(), finding.finding());
            if (finding.fine()) {
                call.note(line);
            } else {
                call.print(line);
            }
        }
        return fine ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
