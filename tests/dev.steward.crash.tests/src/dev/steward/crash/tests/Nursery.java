package dev.steward.crash.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.Gson;

import dev.steward.crash.child.ChildMain;
import dev.steward.crash.child.Orders;
import dev.steward.engine.Engine;
import dev.steward.store.derby.DerbyStores;
import dev.steward.testkit.ChildClassPath;
import dev.steward.testkit.Plans;

/**
 * What makes lives cheap: one company without runs, of which others begin as copies, and the classes of a process that
 * came to its end, which the virtual machines of others share.
 */
final class Nursery {

    private static final int RUNS = Company.RUNS;

    private final Path scratch;
    private final List<String> java;
    private final CountingServer server;

    /** @param scratch for what is made here; the caller deletes it */
    Nursery(Path scratch, CountingServer server) throws IOException, InterruptedException {
        this.scratch = scratch;
        this.server = server;
        var path = ChildClassPath.of(scratch, ChildMain.class, Plans.class, Engine.class, DerbyStores.class,
                Gson.class);
        var program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = scratch.resolve("classes.jsa");
        live(List.of(program, "-XX:ArchiveClassesAtExit=" + classes, "-cp", path), scratch.resolve("first"), RUNS);
        java = List.of(program, "-XX:SharedArchiveFile=" + classes, "-cp", path);
        live(java, company(), 0);
    }

    private Path company() {
        return scratch.resolve("company");
    }

    private void live(List<String> command, Path folder, int runs) throws IOException, InterruptedException {
        var name = "nursery" + runs;
        server.world(name);
        var log = scratch.resolve(name + ".txt");
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var orders = new Orders(folder.resolve(".steward"), listener.getLocalPort(), server.port(), name, 0, runs,
                    "", 0, 0, false);
            Files.createDirectories(folder);
            var code = new Life(with(command, Setting.NORMAL), orders, log, listener, new Ledger(), 0).end();
            if (code != ChildMain.DONE) {
                throw new IllegalStateException("A life that nobody disturbs ended with " + code + ": "
                        + Files.readString(log));
            }
        }
        server.forget(name);
    }

    private static List<String> with(List<String> command, Setting setting) {
        var all = new ArrayList<>(command);
        all.addAll(1, setting.options());
        return all;
    }

    /** The command that starts a process. */
    List<String> java(Setting setting) {
        return with(java, setting);
    }

    /** Puts a company without runs into a folder. */
    void settle(Path folder) throws IOException {
        try (var files = Files.walk(company())) {
            for (var file : files.toList()) {
                var target = folder.resolve(company().relativize(file).toString());
                if (!Files.isDirectory(target)) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
