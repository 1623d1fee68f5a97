package dev.steward.ui.govern.internal.today;

import java.util.Map;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.ui.govern.internal.inbox.Deeds;
import dev.steward.ui.govern.internal.inbox.WaitingText;
import dev.steward.ui.kit.Commands;
import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.Say;

/** The start page's actions, done. */
final class PageActions implements TodayActions {

    private static final IPath LETTER = IPath.fromPortableString("playbooks/weekly-letter.playbook");
    private static final String AUTHOR = "dev.steward.app.author";
    /** A launch: with its form, its console and its marks beside the text. */
    private static final String RUN = "dev.steward.ui.debug.run";
    private static final String GUIDE = "dev.steward.app.guide";

    private final Deeds deeds;
    private final IWorkbenchPartSite site;

    PageActions(Deeds deeds, IWorkbenchPartSite site) {
        this.deeds = deeds;
        this.site = site;
    }

    @Override
    public void waits(Row row, String action) {
        switch (action) {
            case WaitingText.APPROVE -> decide(row, Engine.Answer.APPROVE);
            case WaitingText.REJECT -> decide(row, Engine.Answer.REJECT);
            default -> deeds.card(row.key(), true);
        }
    }

    private void decide(Row row, Engine.Answer answer) {
        deeds.decide(row.key(), answer, Map.of(), null, null, () -> {
        });
    }

    @Override
    public void run(Row row, String action) {
        deeds.result(new RunId(row.key()));
    }

    @Override
    public void coming(Row row, String action) {
        tour();
    }

    @Override
    public void letGoOn() {
        execute("dev.steward.ui.govern.go");
    }

    @Override
    public void start(String playbook) {
        Commands.run(site, RUN, Map.of("file", LETTER.toString(), "playbook", Say.simple(playbook)));
    }

    @Override
    public void read() {
        for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
            IFile file = project.getFile(LETTER);
            if (file.exists()) {
                try {
                    // the start page has no room for an editor
                    var window = site.getWorkbenchWindow();
                    IDE.openEditor(window.getWorkbench().showPerspective(AUTHOR, window), file, true);
                } catch (WorkbenchException e) {
                    ILog.of(getClass()).error("The letter does not open", e);
                }
                return;
            }
        }
    }

    @Override
    public void tour() {
        execute(GUIDE);
    }

    private void execute(String command) {
        try {
            site.getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            ILog.of(getClass()).error("The command " + command + " does not work", e);
        }
    }
}
