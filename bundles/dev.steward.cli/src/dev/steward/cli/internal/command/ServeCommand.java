package dev.steward.cli.internal.command;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.Chronicle;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.Company;
import dev.steward.runtime.Owner;
import dev.steward.runtime.Role;

/** {@code steward serve}: a company that is always on, without the workbench. */
public final class ServeCommand implements Command {

    private static final System.Logger LOG = System.getLogger(ServeCommand.class.getName());

    @Override
    public Syntax syntax() {
        return new Syntax("serve", "", 0, 0, List.of(), "Keep the company going: its runs, schedules and triggers",
                List.of("Goes on with what was interrupted, starts what is due, and prints a line for each event until it"
                        + " is interrupted (Ctrl-C) or told to end; open runs go on at the next start. Other commands work"
                        + " beside it.",
                        "While another process owns the company, such as the workbench, it stands by and takes over when"
                                + " that one ends."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var folder = call.company();
        var over = new CountDownLatch(1);
        try (var company = call.steward().open(folder, Role.SERVE, null)) {
            var hook = new Thread(() -> {
                company.close();
                call.complain("Closed at a safe point; open runs go on at the next start.");
                over.countDown();
            }, "steward-serve-end");
            Runtime.getRuntime().addShutdownHook(hook);
            try (var told = company.runs().listen(new Chronicle(call, folder.settings().zone()))) {
                company.whenOwned(() -> own(call, company));
                if (!company.owner().here()) {
                    standBy(call, company.owner());
                }
                over.await();
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
            } finally {
                remove(hook);
            }
        }
        return ExitCode.DONE;
    }

    /** What ended otherwise was not closed at a safe point by the hook, which must not say so. */
    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The process ends already, and the hook has its say", e);
        }
    }

    private static void own(Invocation call, Company company) {
        var open = company.runs().recover();
        company.schedule().start();
        var triggers = company.schedule().list();
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "serve.began");
        object.put("company", company.folder().root().toString());
        object.put("pid", ProcessHandle.current().pid());
        object.put("openRuns", open.size());
        object.put("triggers", triggers.size());
        call.json(object);
        call.note(call.paint().in(Tone.STRONG, company.folder().settings().name()) + " is on in "
                + company.folder().root() + ", process " + ProcessHandle.current().pid() + ". "
                + Say.count(open.size(), "run is", "runs are") + " open, "
                + Say.count(triggers.size(), "trigger starts", "triggers start")
                + " runs. Ctrl-C ends it at a safe point.");
        call.steward().checks(company.folder()).notDone()
                .forEach(note -> call.note("  " + call.paint().in(Tone.FAINT, note)));
    }

    private static void standBy(Invocation call, Owner owner) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "serve.waits");
        object.put("owner", owner.pid());
        object.put("role", owner.role().name().toLowerCase(Locale.ROOT));
        call.json(object);
        call.note("The company is on in " + owner.words()
                + "; this process stands by and takes over when that one ends.");
    }
}
