package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.commands.IDebugCommandHandler;
import org.eclipse.debug.core.commands.IEnabledStateRequest;
import org.eclipse.debug.core.commands.IStepIntoHandler;
import org.eclipse.debug.core.commands.IStepOverHandler;
import org.eclipse.debug.core.commands.IStepReturnHandler;
import org.eclipse.debug.core.model.IStep;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the keys that step: what the platform asks them, and when. */
class StepCommandTest extends TargetCase {

    private static final int PATIENCE = 20;
    /** How long an answer may take that must not come. */
    private static final int OVERTAKING = 300;

    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch overtaken = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(classes = { IStepIntoHandler.class, IStepOverHandler.class, IStepReturnHandler.class })
    void anOlderAnswerIsNeverToldLast(Class<? extends IDebugCommandHandler> kind) throws Exception {
        var target = debug("outer", true);
        events.await("main SUSPEND CLIENT_REQUEST");
        var held = target.getThreads()[0];
        var command = Objects.requireNonNull(held.getAdapter(kind));
        command.canExecute(new Question("going", branch(() -> overtaken.await(OVERTAKING, TimeUnit.MILLISECONDS))));
        command.canExecute(new Question("held", held));
        assertEquals(List.of("going false", "held true"), answers(2));
        command.canExecute(new Question("two frames", held.getTopStackFrame(), held.getTopStackFrame()));
        command.canExecute(new Question("two branches", held, branch(() -> true)));
        assertEquals(List.of("two frames true", "two branches true"), answers(2), "the same frame twice is one");
        command.canExecute(new Question("a branch and its frame", held, held.getTopStackFrame()));
        assertEquals(List.of("a branch and its frame false"), answers(1));
    }

    private List<String> answers(int count) throws InterruptedException {
        var found = new ArrayList<String>();
        while (found.size() < count) {
            found.add(String.valueOf(answers.poll(PATIENCE, TimeUnit.SECONDS)));
        }
        return found;
    }

    /** A branch that isn't ours, and that takes its time to say whether it can be stepped. */
    private static IStep branch(Callable<Boolean> canStep) {
        return (IStep) Proxy.newProxyInstance(IStep.class.getClassLoader(),
                new Class<?>[]{ IStep.class, IThread.class },
                (proxy, method, args) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == args[0];
                    case "toString" -> "a branch";
                    default -> canStep.call();
                });
    }

    /** The platform's question whether a command is on. */
    private final class Question implements IEnabledStateRequest {

        private final String name;
        private final Object[] elements;
        private volatile boolean enabled;
        private volatile boolean canceled;

        Question(String name, Object... elements) {
            this.name = name;
            this.elements = elements;
        }

        @Override
        public Object[] getElements() {
            return elements;
        }

        @Override
        public void setEnabled(boolean result) {
            enabled = result;
        }

        @Override
        public void setStatus(@Nullable IStatus status) {
            assertNull(status, "it never goes wrong");
        }

        @Override
        public IStatus getStatus() {
            return Status.OK_STATUS;
        }

        @Override
        public void done() {
            answers.add(name + " " + enabled);
            overtaken.countDown();
        }

        @Override
        public void cancel() {
            canceled = true;
        }

        @Override
        public boolean isCanceled() {
            return canceled;
        }
    }
}
