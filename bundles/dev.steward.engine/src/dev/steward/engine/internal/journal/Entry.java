package dev.steward.engine.internal.journal;

/** One entry of a run's journal: a fact from outside, or a command that follows from the facts. */
public sealed interface Entry permits In, Out {
}
