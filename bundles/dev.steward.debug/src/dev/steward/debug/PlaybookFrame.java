package dev.steward.debug;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IDropToFrame;
import org.eclipse.debug.core.model.IRegisterGroup;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.debug.internal.Drops;
import dev.steward.engine.past.Activation;
import dev.steward.runtime.RunText;
import dev.steward.runtime.debug.ForkOffer;

/** A playbook call of a branch. The same call is the same frame, wherever it stands. */
public final class PlaybookFrame extends RunElement implements IStackFrame, IDropToFrame {

    private final RunThread thread;
    private final String call;
    private volatile Standing standing;

    /**
     * Where it stands.
     *
     * @param level from 0 for the innermost
     * @param place null when the text does not say
     */
    record Standing(int level, Activation call, Activation at, RunText.@Nullable Place place,
            List<RunVariable> variables) {
        Standing {
            variables = List.copyOf(variables);
        }
    }

    PlaybookFrame(RunThread thread, Standing standing) {
        this.thread = thread;
        this.call = standing.call().id();
        this.standing = standing;
    }

    void stand(Standing now) {
        standing = now;
    }

    /** Id of the playbook call, unique in the run. */
    public String call() {
        return call;
    }

    /** The innermost is 0. */
    public int level() {
        return standing.level();
    }

    /** Path of the step that it stands at. */
    public String path() {
        return standing.at().path();
    }

    /** Static id of the step that it stands at; null where that has no name. */
    public @Nullable String staticId() {
        return standing.at().staticId();
    }

    /** Where that is in the text that the run uses; null when that does not say. */
    public RunText.@Nullable Place place() {
        return standing.place();
    }

    /** What an expression comes to here, told later: its value, or why there is none. */
    public void watch(@NonNull String expression, @NonNull BiConsumer<@Nullable RunValue, @Nullable String> told) {
        thread.watch(level(), expression, told);
    }

    Activation activation() {
        return standing.call();
    }

    /** What going back to the beginning of this call comes to; empty where the run never came to a step of it. */
    public Optional<ForkOffer> offer() {
        var offer = thread.offer(level());
        return offer == null || offer.path().isEmpty() ? Optional.empty() : Optional.of(offer);
    }

    @Override
    public boolean canDropToFrame() {
        return isSuspended();
    }

    /** The past stays as it is: a fork is offered. */
    @Override
    public void dropToFrame() throws DebugException {
        Drops.offer(offer().orElseThrow(() -> refused("The run came to no step there, so nothing begins there.")));
    }

    @Override
    public DebuggedRun getDebugTarget() {
        return thread.getDebugTarget();
    }

    @Override
    public IThread getThread() {
        return thread;
    }

    /** Such as {@code weeklyLetter at post, line 12}. */
    @Override
    public String getName() {
        var now = standing;
        var playbook = dev.steward.engine.value.Types.simple(now.call().playbook());
        var id = now.at().staticId();
        var step = id == null || !id.contains("/") ? "" : " at " + now.at().path();
        var place = now.place();
        return playbook + step + (place == null ? "" : ", line " + place.line());
    }

    @Override
    public int getLineNumber() {
        var place = standing.place();
        return place == null ? -1 : place.line();
    }

    @Override
    public int getCharStart() {
        return -1;
    }

    @Override
    public int getCharEnd() {
        return -1;
    }

    @Override
    public IVariable[] getVariables() {
        return standing.variables().toArray(IVariable[]::new);
    }

    @Override
    public boolean hasVariables() {
        return !standing.variables().isEmpty();
    }

    @Override
    public IRegisterGroup[] getRegisterGroups() {
        return new IRegisterGroup[0];
    }

    @Override
    public boolean hasRegisterGroups() {
        return false;
    }

    @Override
    public boolean canResume() {
        return thread.canResume();
    }

    @Override
    public boolean canSuspend() {
        return thread.canSuspend();
    }

    @Override
    public boolean isSuspended() {
        return thread.isSuspended();
    }

    @Override
    public void resume() throws DebugException {
        thread.resume();
    }

    @Override
    public void suspend() throws DebugException {
        thread.suspend();
    }

    @Override
    public boolean canStepInto() {
        return thread.canStepInto();
    }

    @Override
    public boolean canStepOver() {
        return thread.canStepOver();
    }

    @Override
    public boolean canStepReturn() {
        return thread.canStepReturn();
    }

    @Override
    public boolean isStepping() {
        return thread.isStepping();
    }

    @Override
    public void stepInto() throws DebugException {
        thread.stepInto();
    }

    @Override
    public void stepOver() throws DebugException {
        thread.stepOver();
    }

    @Override
    public void stepReturn() throws DebugException {
        thread.stepReturn();
    }

    @Override
    public boolean canTerminate() {
        return thread.canTerminate();
    }

    @Override
    public boolean isTerminated() {
        return thread.isTerminated();
    }

    @Override
    public void terminate() throws DebugException {
        thread.terminate();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlaybookFrame same && same.thread.equals(thread) && same.call.equals(call);
    }

    @Override
    public int hashCode() {
        return Objects.hash(thread, call);
    }
}
