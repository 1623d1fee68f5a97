package dev.steward.ui.runs.internal.timeline;

import java.time.ZoneId;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What of a timeline is seen.
 *
 * @param left     pixels of it that are out of sight on the left
 * @param top      and above
 * @param mark     the event on which the mark stands, by its place in the chart; -1 for none
 * @param selected the span that it belongs to
 */
record TimelineLook(Chart chart, TimeScale scale, int left, int top, int mark, @Nullable Span selected, ZoneId zone) {
}
