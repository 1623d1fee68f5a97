package dev.steward.runtime.internal.remote;

import java.lang.System.Logger.Level;

/** Says once what comes again every second, until it is something else. Thread-safe. */
final class Complaint {

    private final System.Logger log;
    private String last = "";

    Complaint(System.Logger log) {
        this.log = log;
    }

    synchronized void about(String what, Exception why) {
        var words = what + ": " + why.getMessage();
        if (!words.equals(last)) {
            last = words;
            log.log(Level.WARNING, words);
        }
    }
}
