package dev.steward.runtime.tests.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.steward.runtime.internal.remote.Entrance;

/** What keeps one client out lets the next one in. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class EntranceTest {

    @Test
    void afterAFailureOthersAreLetIn() {
        var tries = new ArrayList<Integer>();
        var taken = new ArrayList<SocketChannel>();
        new Entrance(() -> {
            tries.add(tries.size());
            return switch (tries.size()) {
                case 1 -> throw new IOException("Too many open files");
                case 2, 3 -> SocketChannel.open();
                default -> throw new AsynchronousCloseException();
            };
        }, channel -> {
            taken.add(channel);
            if (taken.size() == 1) {
                throw new IllegalStateException("on purpose");
            }
        }, new CountDownLatch(1)).run();
        assertEquals(4, tries.size());
        assertEquals(2, taken.size());
    }

    @Test
    void nothingIsTriedAnyMoreWhenTheCompanyIsGivenBack() {
        var tries = new ArrayList<Integer>();
        new Entrance(() -> {
            tries.add(1);
            throw new IOException("Too many open files");
        }, channel -> tries.add(2), new CountDownLatch(0)).run();
        assertEquals(1, tries.size());
    }
}
