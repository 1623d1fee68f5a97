package dev.steward.runtime.trace;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.git.Revision;
import dev.steward.runtime.RunText;

/**
 * Where the line of a step comes from.
 *
 * @param place  in the text that the run used
 * @param line   the words there
 * @param commit that the line comes from; null when it is in no commit
 * @param used   full id of the commit whose text the run used; null when that was not committed then
 */
public record LineOrigin(RunText.Place place, String line, @Nullable Revision commit, @Nullable String used) {
}
