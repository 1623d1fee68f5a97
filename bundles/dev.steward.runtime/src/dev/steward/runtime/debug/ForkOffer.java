package dev.steward.runtime.debug;

import dev.steward.engine.RunId;

/**
 * What going back to an earlier place of a run comes to: the past stays as it is, and another run begins there.
 *
 * @param path of the step before which the other run would begin
 * @param seq  of the entry behind which it would begin
 */
public record ForkOffer(RunId run, String path, long seq) {
}
