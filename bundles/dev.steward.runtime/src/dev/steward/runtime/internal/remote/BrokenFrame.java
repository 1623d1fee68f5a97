package dev.steward.runtime.internal.remote;

import java.io.IOException;

/** What came is not the protocol. */
public final class BrokenFrame extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenFrame(String what) {
        super("The other side sent " + what + ".");
    }
}
