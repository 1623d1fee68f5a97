package dev.steward.it.tests;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import dev.steward.cli.Cli;
import dev.steward.cli.Streams;

/** The command line in a process of its own, which tests kill. */
final class ChildMain {

    private ChildMain() {
    }

    public static void main(String[] words) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var streams = new Streams(in, out, err, false, false, 80, System.getenv(), Path.of("").toAbsolutePath());
        System.exit(new Cli(Place.steward(System.getenv())).run(List.of(words), streams));
    }
}
