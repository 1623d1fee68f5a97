package dev.steward.engine.tests.sim;

import java.util.function.LongFunction;

import org.eclipse.jdt.annotation.Nullable;

/** What a loader of broken engines calls: the first seed that fails, below a bound. */
public final class FirstFailure implements LongFunction<@Nullable String> {

    private final boolean tornOk;

    /** {@code tornOk}: with a store that takes torn commits for whole ones. */
    public FirstFailure(boolean tornOk) {
        this.tornOk = tornOk;
    }

    @Override
    public @Nullable String apply(long most) {
        try (var seeds = new Seeds(tornOk)) {
            for (var seed = 0L; seed < most; seed++) {
                var why = seeds.run(seed).violation();
                if (why != null) {
                    return seed + ": " + why;
                }
            }
            return null;
        }
    }
}
