package dev.steward.bench.workbench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IFindReplaceTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.value.Value;
import dev.steward.runtime.RunService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.RunMoment;
import dev.steward.ui.Session;

/** Opens a list and a text of 10 MB from a run's step, goes through them, and searches their last words. */
final class UseLarge implements Part {

    private static final String RUNS = "dev.steward.app.runs", LIST = "dev.steward.ui.runs.list",
            TIMELINE = "dev.steward.ui.runs.timeline", STEP = "dev.steward.ui.runs.step";
    private static final int SIZE = 10_000_000, TRIES = 50, PAGES = 40, LOOK = 400, BETWEEN = 10,
            PATIENCE = 90;
    private static final double MILLION = 1e6;
    private static final String VALUE = "Value";
    private static final String LINE = "a line of a long text that is not broken ", LAST = "the very last words";
    private static final String TEXT = """
            package hold

            playbook hold(text: Text = "a", names: [Text] = ["a"]) -> Int {
              step whole = text
              step each = names
              return 1
            }
            """;

    private final Report report;
    private final Window window;

    UseLarge(Report report, Window window) {
        this.report = report;
        this.window = window;
    }

    @Override
    public void all() throws Exception {
        report.began("making");
        window.activate();
        window.await("the company", () -> ResourcesPlugin.getWorkspace().getRoot().getProjects().length == 1
                && ResourcesPlugin.getWorkspace().getRoot().getProjects()[0].isOpen());
        var file = ResourcesPlugin.getWorkspace().getRoot().getProjects()[0]
                .getFile(IPath.fromPortableString("playbooks/hold.playbook"));
        if (!file.exists()) {
            file.create(TEXT.getBytes(StandardCharsets.UTF_8), true, false, null);
        }
        var company = PlatformUI.getWorkbench().getService(OpenCompany.class);
        RunId run = company.ask(this::hold).get(2, TimeUnit.MINUTES);
        window.perspective(RUNS);
        show(LIST);
        window.await("the run", () -> {
            window.postNow(SWT.END);
            window.postNow(SWT.HOME);
            return RunMoment.latest(run).equals(moment());
        });
        look("each");
        through("json");
        look("whole");
        through("txt");
        window.ask(() -> window.page().closeAllEditors(false));
    }

    private RunId hold(Session session) {
        var folder = session.company().folder();
        var prepared = session.steward().checks(folder).prepare("hold", folder.root());
        var runs = session.company().runs();
        var names = IntStream.rangeClosed(0, SIZE / LINE.length())
                .mapToObj(i -> (Value) new Value.Text(i == SIZE / LINE.length() ? LAST : LINE + i)).toList();
        var run = runs.start(new RunService.Request(prepared,
                Map.of("text", new Value.Text(LINE.repeat(SIZE / LINE.length() + 1) + LAST), "names",
                        new Value.Items(names)),
                null, Engine.Approvals.ALL));
        try {
            runs.await(run, Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return run;
    }

    private void show(String view) throws Exception {
        window.ask(() -> window.page().showView(view, null, IWorkbenchPage.VIEW_ACTIVATE));
        window.settle();
        window.pause(LOOK);
    }

    private static RunMoment moment() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage()
                .getSelection() instanceof IStructuredSelection some
                && some.getFirstElement() instanceof RunMoment moment ? moment
                        : new RunMoment(new RunId("r-none"), 0, "");
    }

    /** Brings the timeline to a step, and the keyboard to the line with its large value. */
    private void look(String step) throws Exception {
        report.began("looking at " + step);
        show(TIMELINE);
        for (var tries = 0; tries < TRIES && !window.ask(UseLarge::moment).path().equals(step); tries++) {
            window.press(SWT.ARROW_LEFT);
            window.settle();
            window.pause(LOOK / 4);
        }
        show(STEP);
        window.await("the step " + step, () -> labels(window.page().getWorkbenchWindow().getShell())
                .anyMatch(step::equals));
        window.press(SWT.HOME);
        for (var line = "Why"; !line.equals(VALUE); line = window.ask(this::line)) {
            if (line.isEmpty()) {
                throw new IllegalStateException("There is no value of " + step);
            }
            window.press(SWT.ARROW_DOWN);
            window.settle();
        }
        long looked = System.nanoTime();
        window.await("the beginning of the value", () -> detail().contains("characters more: Enter"));
        report.since("workbench.large." + step + ".looked", looked);
    }

    private void through(String kind) throws Exception {
        var name = "workbench.large." + kind;
        window.ask(() -> window.page().closeAllEditors(false));
        show(STEP);
        report.began("opening " + kind);
        long began = System.nanoTime();
        window.press(SWT.KEYPAD_CR);
        // how long the window takes meanwhile for whatever it is asked
        var beside = new ArrayList<Double>();
        for (var there = false; !there;) {
            long asked = System.nanoTime();
            there = window.ask(() -> open(kind));
            beside.add((System.nanoTime() - asked) / MILLION);
            window.pause(BETWEEN);
            if (!there && System.nanoTime() - began > TimeUnit.SECONDS.toNanos(PATIENCE)) {
                throw new IllegalStateException("No editor of the " + kind + " came after Enter");
            }
        }
        window.settle();
        report.since(name + ".shown", began);
        report.value(name + ".beside.max", Report.quantile(beside, 1), "ms");
        ITextEditor editor = window.ask(() -> (ITextEditor) window.page().getActiveEditor());
        window.ask(() -> text(editor).setFocus());
        report.began("scrolling " + kind);
        var frames = new Frames(report, window, window.ask(() -> text(editor)), "the editor");
        for (var page = 0; page < PAGES; page++) {
            frames.take(() -> window.press(SWT.PAGE_DOWN));
        }
        frames.tell(name + ".page");
        long end = System.nanoTime();
        window.press(SWT.CTRL, SWT.END);
        window.settle();
        report.since(name + ".end", end);
        report.began("searching " + kind);
        long searched = System.nanoTime();
        int found = window.ask(() -> editor.getAdapter(IFindReplaceTarget.class).findAndSelect(0, LAST, true, true,
                false));
        window.settle();
        report.since(name + ".found", searched);
        if (found < 0) {
            throw new IllegalStateException("The last words of the " + kind + " are not found");
        }
    }

    private boolean open(String kind) {
        return window.page().getActiveEditor() instanceof ITextEditor editor && editor.getTitle().endsWith(kind)
                && text(editor).getCharCount() >= SIZE;
    }

    /** What the selected line of the inspector is called. */
    private String line() {
        return window.page().getWorkbenchWindow().getShell().getDisplay().getFocusControl() instanceof Tree tree
                && tree.getSelectionCount() == 1 ? tree.getSelection()[0].getText() : "";
    }

    private static Stream<String> labels(Control control) {
        return control instanceof Label label && label.isVisible() ? Stream.of(label.getText())
                : control instanceof Composite composite
                        ? Stream.of(composite.getChildren()).flatMap(UseLarge::labels) : Stream.empty();
    }

    private static StyledText text(ITextEditor editor) {
        return editor.getAdapter(ITextViewer.class).getTextWidget();
    }

    private String detail() {
        return detail(window.page().getWorkbenchWindow().getShell());
    }

    private static String detail(Control control) {
        if (control instanceof StyledText text && text.isVisible() && !text.getEditable()
                && text.getParent() instanceof SashForm) {
            return text.getText();
        }
        var found = "";
        if (control instanceof Composite composite) {
            for (var child : composite.getChildren()) {
                found = found.isEmpty() ? detail(child) : found;
            }
        }
        return found;
    }
}
