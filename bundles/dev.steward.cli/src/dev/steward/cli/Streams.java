package dev.steward.cli;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command sees of its process.
 *
 * @param asks  whether there is a person at {@code in} who can be asked
 * @param live  whether {@code out} is a terminal on which lines can be drawn again
 * @param width columns of the terminal
 */
public record Streams(BufferedReader in, PrintStream out, PrintStream err, boolean asks, boolean live, int width,
        Map<String, String> environment, Path directory) {

    public Streams {
        environment = Map.copyOf(environment);
    }
}
