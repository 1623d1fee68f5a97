package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Ports;
import dev.steward.engine.RunId;

/** An engine on virtual threads. */
public final class DrivenEngine implements Engine {

    /** Over the ports. */
    public DrivenEngine(Ports ports, Engines.Options options) {
    }

    private static UnsupportedOperationException soon() {
        return new UnsupportedOperationException("The driver is not there yet.");
    }

    @Override
    public RunId start(Start start) {
        throw soon();
    }

    @Override
    public List<RunId> recover() {
        throw soon();
    }

    @Override
    public void decide(String askId, Decision decision) throws DecisionException {
        throw soon();
    }

    @Override
    public Optional<Card> card(String askId) {
        throw soon();
    }

    @Override
    public void cancel(RunId run, String by) {
        throw soon();
    }

    @Override
    public void pause(RunId run, String by) {
        throw soon();
    }

    @Override
    public void unpause(RunId run, String by) {
        throw soon();
    }

    @Override
    public void recheck(RunId run) {
        throw soon();
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        throw soon();
    }

    @Override
    public Optional<Trace> trace(RunId run, long atSeq) {
        throw soon();
    }

    @Override
    public Replay replay(RunId run) {
        throw soon();
    }

    @Override
    public Optional<Rebuilt> rebuild(RunId run) {
        throw soon();
    }

    @Override
    public void await(RunId run, Duration patience) throws InterruptedException {
        throw soon();
    }

    @Override
    public void close() {
    }
}
