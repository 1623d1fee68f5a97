package dev.steward.ui.runs.internal.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where moments are on a line of pixels. Long stretches in which nothing happens are folded to a fixed width, so that an
 * answer that came after five hours leaves room for the seconds before it. Immutable.
 */
public final class TimeScale {

    /** Pixels of a folded stretch. */
    public static final double FOLD = 56;
    private static final double SHARE = 0.2;
    /** What is shorter is never folded. */
    static final Duration LEAST_FOLD = Duration.ofSeconds(1);

    private final List<Piece> pieces;
    private final double pixelsPerNano;

    /**
     * A stretch of time.
     *
     * @param folded whether its width says nothing
     */
    public record Piece(Instant from, Instant to, boolean folded) {
        /** Nanoseconds. */
        long nanos() {
            return Math.max(0, Duration.between(from, to).toNanos());
        }
    }

    private TimeScale(List<Piece> pieces, double pixelsPerNano) {
        this.pieces = List.copyOf(pieces);
        this.pixelsPerNano = pixelsPerNano;
    }

    /** Of a chart, as wide as {@code width} pixels; {@code folding}: whether stretches without anything are folded. */
    public static TimeScale fitting(Chart chart, boolean folding, double width) {
        var pieces = folding ? fold(chart) : List.of(new Piece(chart.from(), chart.to(), false));
        var shown = seen(pieces);
        var folds = pieces.stream().filter(Piece::folded).count();
        return new TimeScale(pieces, Math.max(1, width - folds * FOLD) / Math.max(1, shown));
    }

    /** How long all takes that is not folded. */
    static Duration seen(Chart chart) {
        return Duration.ofNanos(seen(fold(chart)));
    }

    private static long seen(List<Piece> pieces) {
        return pieces.stream().filter(piece -> !piece.folded()).mapToLong(Piece::nanos).sum();
    }

    /** The same moments, further apart or nearer. */
    public TimeScale scaled(double factor) {
        return new TimeScale(pieces, pixelsPerNano * factor);
    }

    /** The stretches in which a call is under way or something happens, and those between. */
    private static List<Piece> fold(Chart chart) {
        var gaps = new ArrayList<Piece>();
        var until = chart.from();
        for (var busy : busy(chart)) {
            if (busy.from().isAfter(until)) {
                gaps.add(new Piece(until, busy.from(), true));
            }
            until = busy.to().isAfter(until) ? busy.to() : until;
        }
        if (chart.to().isAfter(until)) {
            gaps.add(new Piece(until, chart.to(), true));
        }
        return between(chart, folded(chart, gaps));
    }

    private static List<Piece> busy(Chart chart) {
        var calls = chart.spans().stream().flatMap(span -> span.parts().stream())
                .filter(part -> part.kind() != Span.Kind.WAIT).map(part -> new Piece(part.from(), part.to(), false));
        var moments = chart.times().stream().map(at -> new Piece(at, at, false));
        return Stream.concat(calls, moments).sorted(Comparator.comparing(Piece::from)).toList();
    }

    /** The longest gaps, as long as one takes more than its share of all that would be seen. */
    private static List<Piece> folded(Chart chart, List<Piece> gaps) {
        var seen = new Piece(chart.from(), chart.to(), false).nanos();
        var longest = gaps.stream().sorted(Comparator.comparingLong(Piece::nanos).reversed()).toList();
        var folded = new ArrayList<Piece>();
        for (var gap : longest) {
            if (gap.nanos() < LEAST_FOLD.toNanos() || gap.nanos() < SHARE * seen) {
                break;
            }
            folded.add(gap);
            seen -= gap.nanos();
        }
        folded.sort(Comparator.comparing(Piece::from));
        return folded;
    }

    private static List<Piece> between(Chart chart, List<Piece> folded) {
        var pieces = new ArrayList<Piece>();
        var until = chart.from();
        for (var fold : folded) {
            pieces.add(new Piece(until, fold.from(), false));
            pieces.add(fold);
            until = fold.to();
        }
        pieces.add(new Piece(until, chart.to(), false));
        return pieces;
    }

    /** In order; what is folded is between what is not. */
    public List<Piece> pieces() {
        return pieces;
    }

    private double width(Piece piece) {
        return piece.folded() ? FOLD : piece.nanos() * pixelsPerNano;
    }

    /** Of all, in pixels. */
    public double width() {
        return pieces.stream().mapToDouble(this::width).sum();
    }

    /** Where a moment is, in pixels from the beginning. */
    public double x(Instant moment) {
        var x = 0.0;
        for (var piece : pieces) {
            if (moment.isBefore(piece.to())) {
                var inside = Math.max(0, Duration.between(piece.from(), moment).toNanos());
                return x + (piece.folded() ? FOLD * inside / Math.max(1, piece.nanos()) : inside * pixelsPerNano);
            }
            x += width(piece);
        }
        return x;
    }

    /** The moment that is at a pixel. */
    public Instant at(double x) {
        var left = Math.max(0, x);
        for (var piece : pieces) {
            var width = width(piece);
            if (left < width) {
                return piece.from().plusNanos((long) (piece.folded() ? left / FOLD * piece.nanos()
                        : left / pixelsPerNano));
            }
            left -= width;
        }
        return pieces.getLast().to();
    }

    /** Nanoseconds of so many pixels, where nothing is folded. */
    public double nanos(double pixels) {
        return pixels / pixelsPerNano;
    }
}
