package dev.steward.bench.workbench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.engine.Engine;
import dev.steward.runtime.RunService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Session;
import dev.steward.ui.editor.PlaybookSessions;

/** What a person does in a morning, one thing after the other. */
final class Use implements Part {

    private static final String TODAY = "dev.steward.app.today", AUTHOR = "dev.steward.app.author",
            GOVERN = "dev.steward.app.govern";
    private static final String EXPLORER = "dev.steward.app.company";
    private static final double MILLION = 1e6;
    private static final int TURNS = 5, PAGES = 40, STARTS = 10;
    private static final int LOOK = 400;
    private static final Duration PROPOSALS = Duration.ofSeconds(5);
    private static final String WORDS = "// what is said here is for who reads it later\n";
    /** Without brackets, quotes and points, behind which the editor opens something of its own. */
    private static final String STEP = "step extra = letter and some more words\n";

    private final Report report;
    private final Window window;
    private final String large = System.getProperty("dev.steward.bench.large", "");
    private final String first = System.getProperty("dev.steward.bench.first", "");
    private final String run = System.getProperty("dev.steward.bench.run", "");

    Use(Report report, Window window) {
        this.report = report;
        this.window = window;
    }

    @Override
    public void all() throws Exception {
        report.began("starting");
        window.activate();
        IProject company = company();
        explorer(company);
        // the first check of all files goes on while the first playbook is opened and typed into
        report.began("opening");
        open("workbench.open", company.getFile(IPath.fromPortableString(first)));
        IFile file = company.getFile(IPath.fromPortableString(large));
        String text = file.readString();
        ITextEditor editor = open("workbench.open.large", file);
        var typing = window.ask(() -> new Typing(window, widget(editor)));
        typing(editor, typing);
        scrolling(typing.text());
        completing(editor, typing.text());
        saving(typing);
        window.ask(() -> window.page().closeAllEditors(false));
        file.setContents(text.getBytes(StandardCharsets.UTF_8), true, false, null);
        switching();
        new UseRuns(report, window).all();
        running();
    }

    private IProject company() throws Exception {
        window.await("the company", () -> {
            IProject[] projects = ResourcesPlugin.getWorkspace().getRoot().getProjects();
            return projects.length == 1 && projects[0].isOpen()
                    && projects[0].getFile(IPath.fromPortableString(first)).exists();
        });
        return ResourcesPlugin.getWorkspace().getRoot().getProjects()[0];
    }

    private void explorer(IProject company) throws Exception {
        report.began("explorer");
        long began = System.nanoTime();
        window.perspective(AUTHOR);
        window.await("the explorer", () -> window.page().findView(EXPLORER) instanceof CommonNavigator explorer
                && explorer.getCommonViewer().getTree().getItemCount() > 1);
        window.settle();
        report.since("workbench.explorer", began);
        window.ask(() -> {
            ((CommonNavigator) window.page().findView(EXPLORER)).getCommonViewer()
                    .expandToLevel(company.getFile(IPath.fromPortableString(first)), 0);
            return true;
        });
        window.settle();
    }

    private ITextEditor open(String name, IFile file) throws Exception {
        long began = System.nanoTime();
        ITextEditor editor = window.ask(() -> (ITextEditor) IDE.openEditor(window.page(), file, true));
        window.settle();
        report.since(name, began);
        window.await("what " + file.getName() + " means", () -> PlaybookSessions.ofWorkbench()
                .of(editor.getDocumentProvider().getDocument(editor.getEditorInput())).flatMap(open -> open.current())
                .isPresent());
        report.since(name + ".known", began);
        window.pause(LOOK);
        return editor;
    }

    private void typing(ITextEditor editor, Typing typing) throws Exception {
        report.began("typing");
        window.ask(() -> {
            String now = typing.text().getText();
            editor.selectAndReveal(now.indexOf('\n', now.indexOf("playbook ", now.length() / 2)) + 1, 0);
            return typing.text().setFocus();
        });
        window.settle();
        var took = new ArrayList<Double>();
        for (int turn = 0; turn < TURNS; turn++) {
            took.addAll(typing.type(WORDS));
        }
        report.value("workbench.typing.words.p95", Report.p95(took), "ms");
        took.clear();
        for (int turn = 0; turn < TURNS; turn++) {
            took.addAll(typing.type(STEP));
        }
        report.value("workbench.typing.step.p95", Report.p95(took), "ms");
    }

    private void scrolling(StyledText text) throws Exception {
        report.began("scrolling");
        window.press(SWT.CTRL, SWT.HOME);
        for (int page = 0; page < 2 * PAGES; page++) {
            window.press(page < PAGES ? SWT.PAGE_DOWN : SWT.PAGE_UP);
            window.settle();
            window.pause(LOOK / 8);
        }
        window.ask(() -> text.setFocus());
    }

    private void completing(ITextEditor editor, StyledText text) throws Exception {
        report.began("completing");
        var took = new ArrayList<Double>();
        for (int turn = 0; turn < TURNS; turn++) {
            window.ask(() -> {
                String now = text.getText();
                editor.selectAndReveal(now.indexOf("names = all", now.length() / 3), 0);
                return text.setFocus();
            });
            long began = System.nanoTime();
            window.press(SWT.CTRL, ' ');
            if (window.comes(Use::isProposing, PROPOSALS)) {
                took.add((System.nanoTime() - began) / MILLION);
            }
            window.pause(LOOK);
            dismiss(editor);
        }
        if (!took.isEmpty()) {
            report.value("workbench.completion.p95", Report.p95(took), "ms");
        }
    }

    /** A posted Escape does not reach a list above the text, but it goes when its editor is left. */
    private void dismiss(ITextEditor editor) throws Exception {
        window.ask(() -> {
            window.page().activate(window.page().findView(EXPLORER));
            return true;
        });
        window.await("the end of the proposals", () -> !isProposing());
        window.ask(() -> {
            window.page().activate(editor);
            return true;
        });
        window.pause(LOOK / 4);
    }

    /** Everything is checked anew while somebody types on. */
    private void saving(Typing typing) throws Exception {
        report.began("saving");
        var took = new ArrayList<Double>();
        for (int turn = 0; turn < 2; turn++) {
            window.activate();
            window.ask(() -> typing.text().setFocus());
            window.press(SWT.CTRL, 's');
            took.addAll(typing.type(WORDS));
        }
        report.value("workbench.typing.saved.p95", Report.p95(took), "ms");
        report.value("workbench.typing.lost", typing.lost(), "keys");
        long began = System.nanoTime();
        window.press(SWT.CTRL, 's');
        window.settle();
        Job.getJobManager().join(ResourcesPlugin.FAMILY_AUTO_BUILD, new NullProgressMonitor());
        report.since("workbench.saved", began);
    }

    private void switching() throws Exception {
        report.began("switching");
        for (String id : List.of(GOVERN, TODAY, AUTHOR)) {
            window.perspective(id);
            window.pause(LOOK);
        }
        var took = new ArrayList<Double>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (String id : List.of(GOVERN, TODAY, AUTHOR)) {
                long began = System.nanoTime();
                window.perspective(id);
                took.add((System.nanoTime() - began) / MILLION);
                window.pause(LOOK);
            }
        }
        report.value("workbench.perspective.p95", Report.p95(took), "ms");
    }

    private void running() throws Exception {
        report.began("running");
        window.perspective(TODAY);
        OpenCompany company = PlatformUI.getWorkbench().getService(OpenCompany.class);
        for (int turn = 0; turn < STARTS; turn++) {
            company.ask(this::runOnce).get(1, TimeUnit.MINUTES);
        }
        window.pause(2 * LOOK);
        window.settle();
    }

    private Object runOnce(Session session) {
        var folder = session.company().folder();
        var playbook = session.steward().checks(folder).prepare(run, folder.root());
        var runs = session.company().runs();
        var started = runs.start(new RunService.Request(playbook, Map.of(), null, Engine.Approvals.ALL));
        try {
            return runs.await(started, Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return started;
        }
    }

    private static StyledText widget(ITextEditor editor) {
        return editor.getAdapter(ITextViewer.class).getTextWidget();
    }

    private static boolean isProposing() {
        return Stream.of(Display.getCurrent().getShells()).filter(Shell::isVisible).flatMap(shell -> Stream
                .<Control>of(shell.getChildren()))
                .anyMatch(child -> child instanceof Table table && table.getItemCount() > 0);
    }
}
