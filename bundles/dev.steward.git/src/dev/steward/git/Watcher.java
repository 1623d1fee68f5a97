package dev.steward.git;

/** Hears from something that takes a while, and may end it. */
public interface Watcher {

    /** A line of progress, as git says it; on any thread. */
    void says(String line);

    /** Asked several times a second; true ends the work as soon as it can. */
    boolean isCancelled();

    /** Hears nothing and never ends it. */
    static Watcher none() {
        return new Watcher() {
            @Override
            public void says(String line) {
                // nobody looks
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }
}
