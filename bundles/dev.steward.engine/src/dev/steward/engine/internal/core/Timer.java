package dev.steward.engine.internal.core;

import java.time.Instant;

/** An open timer of a run. */
record Timer(int number, String path, Instant due, boolean forAsk, Runnable wake) {
}
