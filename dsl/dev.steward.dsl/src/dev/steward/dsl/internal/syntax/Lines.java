package dev.steward.dsl.internal.syntax;

import java.util.Arrays;

/** Offsets of a text as lines and columns, both from 1. */
final class Lines {

    private final int[] starts;

    Lines(String text) {
        int[] found = new int[text.length() + 1];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                found[count++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
    }

    int line(int offset) {
        int at = Arrays.binarySearch(starts, offset);
        return at >= 0 ? at + 1 : -at - 1;
    }

    int column(int offset) {
        return offset - starts[line(offset) - 1] + 1;
    }
}
