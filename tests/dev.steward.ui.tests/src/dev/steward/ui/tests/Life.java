package dev.steward.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.osgi.framework.FrameworkUtil;

import dev.steward.debug.StepBreakpoint;
import dev.steward.engine.Engine;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.InboxService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Session;
import dev.steward.ui.editor.internal.unsaved.UnsavedStore;
import dev.steward.ui.editor.internal.unsaved.UnsavedTexts;
import dev.steward.ui.kit.Commands;

/**
 * What a workbench does that was started to be killed: the deeds that a property names, one after the other. It tells of
 * each step in a file.
 */
public final class Life implements IStartup {

    /** Names the file; without it nothing is done. */
    static final String TOLD = "dev.steward.tests.told";
    /** Names of deeds with commas between: {@code save}, {@code saving}, {@code type}, … */
    static final String DEEDS = "dev.steward.tests.deeds";
    /** The playbooks that are saved, and typed into without saving. */
    static final String SAVED = "playbooks/weekly-letter.playbook", TYPED = "playbooks/week-plan.playbook";
    /** The step at which it holds. */
    static final String BROKEN = "studio.weeklyLetter/draft";
    /** The comment that both begin with then. */
    static final String MARK = "// kept ";

    private static final String RUN = "dev.steward.ui.debug.run";

    @Override
    public void earlyStartup() {
        String told = System.getProperty(TOLD);
        if (told != null) {
            Thread.ofPlatform().daemon().name("life").start(() -> live(Path.of(told)));
        }
    }

    private void live(Path told) {
        try {
            for (String deed : System.getProperty(DEEDS, "").split(",")) {
                act(told, deed);
            }
            tell(told, "over");
        } catch (Exception | AssertionError e) {
            tell(told, "failed " + e + " " + List.of(e.getStackTrace()));
        }
    }

    private static void act(Path told, String deed) throws Exception {
        switch (deed) {
            case "up" -> tell(told, "up " + Ui.ask(() -> Ui.page().getPerspective().getId()));
            case "save" -> save(told, 1);
            case "saving" -> {
                for (int i = 1;; i++) {
                    save(told, i);
                }
            }
            case "type" -> type(told);
            case "break" -> breakpoint(told);
            case "run" -> run(told);
            case "asked" -> tell(told, "asks " + approval().id());
            case "committing" -> {
                for (int i = 1;; i++) {
                    commit(told, i);
                }
            }
            case "look" -> look(told);
            case "finish" -> finish(told);
            default -> throw new IllegalArgumentException(deed);
        }
    }

    private static void save(Path told, int i) throws Exception {
        IEditorPart editor = mark(SAVED, i);
        Ui.ask(() -> Ui.page().saveEditor(editor, false));
        tell(told, "saved " + i);
    }

    private static void type(Path told) throws Exception {
        mark(TYPED, 1);
        until(() -> unsaved().all().stream().anyMatch(text -> text.text().startsWith(MARK)));
        tell(told, "typed");
    }

    private static UnsavedStore unsaved() {
        return new UnsavedStore(
                Platform.getStateLocation(FrameworkUtil.getBundle(UnsavedTexts.class)).append("unsaved").toPath());
    }

    /** The first line of a file says how often it was changed. */
    private static IEditorPart mark(String path, int i) throws Exception {
        IFile file = Ui.await(() -> {
            var projects = ResourcesPlugin.getWorkspace().getRoot().getProjects();
            return projects.length == 0 ? null : projects[0].getFile(IPath.fromPortableString(path));
        }, found -> found != null && found.exists());
        IEditorPart editor = Ui.ask(() -> IDE.openEditor(Ui.page(), file, true));
        Ui.ask(() -> {
            IDocument document = document(editor);
            int end = document.get().startsWith(MARK) ? document.get().indexOf('\n') + 1 : 0;
            document.replace(0, end, MARK + i + "\n");
            return true;
        });
        return editor;
    }

    private static IDocument document(IEditorPart editor) {
        return ((ITextEditor) editor).getDocumentProvider().getDocument(editor.getEditorInput());
    }

    private static void run(Path told) throws Exception {
        Ui.await(() -> ResourcesPlugin.getWorkspace().getRoot().getProjects(),
                found -> found.length == 1 && found[0].getFile(IPath.fromPortableString(SAVED)).exists());
        Ui.ask(() -> Commands.run(PlatformUI.getWorkbench().getWorkbenchWindows()[0], RUN,
                Map.of("file", SAVED, "playbook", "weeklyLetter")));
        until(() -> !runs().isEmpty());
        tell(told, "runs " + runs().getFirst().run());
    }

    /** Told when the platform has written it down. */
    private static void breakpoint(Path told) throws Exception {
        IFile file = ResourcesPlugin.getWorkspace().getRoot().getProjects()[0]
                .getFile(IPath.fromPortableString(SAVED));
        DebugPlugin.getDefault().getBreakpointManager().addBreakpoint(new StepBreakpoint(file, 3, BROKEN));
        until(() -> {
            try (Stream<Path> all = Files.walk(ResourcesPlugin.getWorkspace().getRoot().getLocation()
                    .append(".metadata/.plugins/org.eclipse.core.resources").toPath())) {
                return all.filter(kept -> kept.getFileName().toString().startsWith(".markers")).anyMatch(Life::isKept);
            }
        });
        tell(told, "holds");
    }

    private static boolean isKept(Path markers) {
        try {
            return Files.readString(markers, StandardCharsets.ISO_8859_1).contains(BROKEN);
        } catch (IOException e) {
            // it is being replaced just now
            return false;
        }
    }

    private static void commit(Path told, int i) throws Exception {
        String id = ask(session -> {
            var root = session.company().folder().root();
            var repository = session.steward().versions(root).versioned();
            try {
                Files.writeString(root.resolve("notes.md"), "Kept " + i + "\n");
                session.steward().versions(root).stage(List.of("notes.md"));
                return repository.commit("Kept " + i, false).id();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        tell(told, "committed " + id);
    }

    private static void look(Path told) throws Exception {
        ask(session -> true);
        // what was typed is brought back behind the window
        until(() -> Ui.ask(() -> unsaved().all().stream().allMatch(text -> Stream.of(Ui.page().getDirtyEditors())
                .anyMatch(editor -> text.path().endsWith("/" + editor.getTitle())))));
        for (String line : Ui.ask(Life::dirty)) {
            tell(told, line);
        }
        for (var row : runs()) {
            tell(told, "run " + row.run() + " " + row.state());
        }
        for (var one : DebugPlugin.getDefault().getBreakpointManager().getBreakpoints()) {
            if (one instanceof StepBreakpoint step) {
                tell(told, "holds before " + step.step());
            }
        }
    }

    private static List<String> dirty() {
        return Stream.of(Ui.page().getDirtyEditors()).map(editor -> "dirty " + editor.getTitle() + " "
                + document(editor).get().lines().findFirst().orElse("")).toList();
    }

    /** Answers whatever is asked until every run has ended. */
    private static void finish(Path told) throws Exception {
        while (runs().stream().anyMatch(row -> !row.state().ended())) {
            for (var ask : open()) {
                ask(session -> {
                    session.company().inbox().decide(ask.id(), Engine.Answer.APPROVE, Map.of(), null,
                            InboxService.UNMEASURED);
                    return true;
                });
                tell(told, "approved " + ask.id());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        for (var row : runs()) {
            tell(told, "ended " + row.run() + " " + row.state());
        }
    }

    private static List<RunStore.AskRow> open() throws Exception {
        return ask(session -> session.company().inbox().open());
    }

    /** What waits until somebody answers; holds go on by themselves. */
    private static RunStore.AskRow approval() throws Exception {
        until(() -> open().stream().anyMatch(ask -> ask.kind().equals("approval")));
        return open().stream().filter(ask -> ask.kind().equals("approval")).findFirst().orElseThrow();
    }

    private static List<RunStore.RunRow> runs() throws Exception {
        return ask(session -> session.company().runs().list(List.of(), 100));
    }

    private static <T> T ask(Function<Session, T> question) throws Exception {
        return PlatformUI.getWorkbench().getService(OpenCompany.class).ask(question).get(1, TimeUnit.MINUTES);
    }

    /** A condition that is asked again until it holds. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to that");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void tell(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
