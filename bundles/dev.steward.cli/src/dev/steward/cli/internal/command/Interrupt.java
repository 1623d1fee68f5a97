package dev.steward.cli.internal.command;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.engine.RunId;
import dev.steward.runtime.Company;
import dev.steward.runtime.Owner;
import dev.steward.runtime.RunService;

/**
 * While it is open, an interrupt of the process (Ctrl-C) closes the company at a safe point and says how to go on. A run
 * in the process that owns the company goes on there.
 */
final class Interrupt implements AutoCloseable {

    private final Thread hook;
    private volatile @Nullable RunId run;

    Interrupt(Invocation call, Company company) {
        hook = new Thread(() -> {
            var owner = company.knownOwner();
            company.close();
            var about = run;
            if (about != null) {
                call.complain(words(owner, about));
            }
        }, "steward-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static String words(@Nullable Owner owner, RunId about) {
        if (owner == null || owner.here()) {
            return "Interrupted at a safe point. Go on with: steward resume " + about;
        }
        return "The run goes on in " + owner.words() + (owner.role().stays() ? "."
                : " while that one lasts; then go on with: steward resume " + about) + " Look at it with: steward show "
                + about + ", stop it with: steward stop " + about;
    }

    /** Starts a run under an id that is known before it begins, so that everything about it is heard and nothing else. */
    RunId begin(Company company, RunService.Request request, Follower follower) {
        var id = RunId.random(Instant.now(), new SecureRandom());
        follower.expect(id);
        company.runs().start(request, id, null);
        about(id);
        return id;
    }

    void about(RunId about) {
        run = about;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already and the hook has the last word, so this thread says nothing more.
            while (true) {
                LockSupport.park(hook);
            }
        }
    }
}
