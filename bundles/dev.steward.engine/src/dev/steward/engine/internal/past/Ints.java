package dev.steward.engine.internal.past;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Ints {

    private static final int[] NONE = {};
    /** An empty one, to which nothing is added. */
    static final Ints NO = new Ints();

    private int[] items = NONE;
    private int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1) + 2);
        }
        items[size++] = item;
    }

    int get(int at) {
        return items[at];
    }

    void set(int at, int item) {
        items[at] = item;
    }

    int size() {
        return size;
    }

    /** Of ascending numbers: how many are at most that. */
    int upTo(int most) {
        var low = 0;
        var high = size;
        while (low < high) {
            var middle = low + high >>> 1;
            if (items[middle] <= most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
