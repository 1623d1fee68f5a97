package dev.steward.runtime.internal.schedule;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.steward.engine.RefusedException;
import dev.steward.engine.spi.StoreException;

/**
 * Keeps what goes wrong with one trigger from all others. It is said once, and tried again at every look. When the store
 * itself does not work, nothing does, and the look ends. Thread-safe.
 */
final class Troubles {

    private static final System.Logger LOG = System.getLogger(Troubles.class.getName());

    private final Map<String, String> told = new ConcurrentHashMap<>();

    /** Does a trigger's part; false when it could not be done. */
    boolean apart(String trigger, Runnable part) {
        try {
            part.run();
            told.remove(trigger);
            return true;
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.BROKEN) {
                throw e;
            }
            tell(trigger, e);
        } catch (RefusedException | IllegalStateException | IllegalArgumentException e) {
            tell(trigger, e);
        }
        return false;
    }

    private void tell(String trigger, RuntimeException trouble) {
        var words = String.valueOf(trouble.getMessage());
        if (!words.equals(told.put(trigger, words))) {
            LOG.log(Level.WARNING, "What starts by " + trigger + " can't be looked after now; it is tried again",
                    trouble);
        }
    }
}
