package dev.steward.engine.tests.sim;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.function.LongFunction;

import org.eclipse.jdt.annotation.Nullable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator finds what is broken on purpose: each of these engines fails within the first 12,000 seeds. */
@Timeout(120)
class BrokenEnginesTest {

    private static final long SEEDS = 12_000;

    static List<Breakage> breakages() {
        return Breakage.all();
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void isCaught(Breakage breakage) throws Exception {
        var failure = first(new BrokenLoader(breakage), breakage.tornOk(), SEEDS);
        assertNotNull(failure, "an engine with '" + breakage + "' kept every promise in " + SEEDS + " seeds");
        System.getLogger("dev.steward.sim").log(System.Logger.Level.INFO,
                () -> "caught: " + breakage + " by seed " + failure);
    }

    /** Loaded in the same way, but with nothing changed. */
    @Test
    void whatIsNotBrokenIsNotCaught() throws Exception {
        assertNull(first(new BrokenLoader(new Breakage("nothing", false, List.of())), false, 300));
    }

    private static @Nullable String first(BrokenLoader loader, boolean tornOk, long most) throws Exception {
        @SuppressWarnings("unchecked")
        var made = (LongFunction<@Nullable String>) loader.loadClass(FirstFailure.class.getName())
                .getConstructor(boolean.class).newInstance(tornOk);
        return made.apply(most);
    }
}
