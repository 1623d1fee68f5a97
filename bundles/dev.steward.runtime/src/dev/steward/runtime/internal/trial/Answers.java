package dev.steward.runtime.internal.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;
import dev.steward.runtime.internal.fixture.Recording;
import dev.steward.runtime.internal.fixture.Recording.Reply;

/** What stands in for the world outside: the mocks of a test first, then its fixture. Thread-safe. */
final class Answers {

    private final Map<String, List<Reply>> mocks;
    private final @Nullable Recording recording;
    private final Consumer<String> problems;
    private final Map<String, Integer> given = new HashMap<>();

    /**
     * @param mocks    replies by target; the last one answers all further calls, and none of them answers with nothing
     * @param problems hears of calls that nothing answers
     */
    Answers(Map<String, List<Reply>> mocks, @Nullable Recording recording, Consumer<String> problems) {
        this.mocks = Map.copyOf(mocks);
        this.recording = recording;
        this.problems = problems;
    }

    /** The reply of a mock. */
    static Reply reply(Value value, @Nullable String error, long microUsd) {
        return new Reply(value, null, List.of(), error, error == null ? "" : "The test raises " + error + ".", false,
                microUsd);
    }

    /** Takes the reply to the next call of a target before it is made; empty when the target is not mocked. */
    synchronized Optional<Reply> take(String target) {
        var replies = mocks.get(target);
        if (replies == null) {
            return Optional.empty();
        }
        var number = given.merge(target, 1, Integer::sum);
        return Optional.of(replies.isEmpty() ? reply(new Value.None(), null, 0)
                : replies.get(Math.min(number, replies.size()) - 1));
    }

    /**
     * Answers a call.
     *
     * @param path  of the step that calls
     * @param shown the target in the words of the test
     * @throws BoundaryException what the test or its fixture raises, or nothing answers
     */
    Reply next(String target, String path, String shown) throws BoundaryException {
        return given(reply(target, path, shown));
    }

    /** A reply, or what it raises. */
    static Reply given(Reply reply) throws BoundaryException {
        var error = reply.error();
        if (error != null) {
            throw new BoundaryException(error, reply.message(), reply.unknown(), null, null);
        }
        return reply;
    }

    private synchronized Reply reply(String target, String path, String shown) throws BoundaryException {
        var mocked = take(target).orElse(null);
        if (mocked != null) {
            return mocked;
        }
        var recorded = recording == null ? null : recording.next(path, target).orElse(null);
        if (recorded != null) {
            return recorded;
        }
        var why = Unmocked.say(shown, path, recording != null);
        problems.accept(why);
        throw new BoundaryException(Unmocked.ERROR, why);
    }
}
