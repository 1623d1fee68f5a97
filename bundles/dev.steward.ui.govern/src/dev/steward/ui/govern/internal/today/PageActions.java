package dev.steward.ui.govern.internal.today;

import java.util.Map;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;
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
    private static final String COMPARE = "dev.steward.ui.git.compareCommit";
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
    public void changed(Row row, String action) {
        int end = row.key().indexOf(TodayText.EDIT);
        if (end < 0) {
            run(row, action);
        } else if (author() != null) {
            Commands.run(site, COMPARE, Map.of("commit", row.key().substring(0, end), "file",
                    row.key().substring(end + 1)));
        }
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
            var page = file.exists() ? author() : null;
            if (page != null) {
                try {
                    IDE.openEditor(page, file, true);
                } catch (PartInitException e) {
                    ILog.of(getClass()).error("The letter does not open", e);
                }
                return;
            }
        }
    }

    /** The start page has no room for an editor. Null when that perspective does not open, which is logged. */
    private @Nullable IWorkbenchPage author() {
        var window = site.getWorkbenchWindow();
        try {
            return window.getWorkbench().showPerspective(AUTHOR, window);
        } catch (WorkbenchException e) {
            ILog.of(getClass()).error("The perspective " + AUTHOR + " does not open", e);
            return null;
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
