package dev.steward.ui.tests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

/** Runs things on the UI thread from a test's own thread, and waits for what they show. */
final class Ui {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Ui() {
    }

    /** The answer of a question asked on the UI thread; its exception is the test's. */
    static <T> T ask(Callable<T> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.asyncExec(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception | AssertionError e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Asks again until the answer is right; the last answer when it never was, for the assertion to show. */
    static <T> T await(Callable<T> question, Predicate<T> isRight) throws Exception {
        return awaitHere(() -> ask(question), isRight);
    }

    /** The same on the test's own thread, for what is not about widgets. */
    static <T> T awaitHere(Callable<T> question, Predicate<T> isRight) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T answer = question.call();
        while (!isRight.test(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            answer = question.call();
        }
        return answer;
    }

    /** The one page of the one window. Call on the UI thread. */
    static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
    }

    /** Shows a perspective of the window. */
    static void perspective(String id) throws Exception {
        ask(() -> PlatformUI.getWorkbench().showPerspective(id, PlatformUI.getWorkbench().getWorkbenchWindows()[0]));
    }

    /** The project of the tests' company, which comes soon after the window. */
    static IProject company() throws Exception {
        IProject[] projects = await(() -> ResourcesPlugin.getWorkspace().getRoot().getProjects(),
                found -> found.length == 1 && found[0].isOpen() && found[0].getName().equals("company"));
        return projects[0];
    }
}
