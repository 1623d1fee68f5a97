package dev.steward.ui.tests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * A workbench in a process of its own, of the same bundles as this one, with settings of its own. What it does is said by
 * its {@link Life}, which tells of it in a file.
 */
final class OtherWorkbench implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120, BETWEEN_LOOKS_MILLIS = 10;

    private final Process process;
    private final Path told;
    private final Path log;

    private OtherWorkbench(Process process, Path told, Path log) {
        this.process = process;
        this.told = told;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param home  keeps its settings from one life to the next
     * @param deeds see {@link Life}
     */
    static OtherWorkbench start(Path home, Path company, String deeds) throws IOException {
        var configuration = Files.createDirectories(home.resolve("configuration"));
        Files.writeString(configuration.resolve("config.ini"), "osgi.bundles=" + bundles().replace("\\", "/")
                + "\nosgi.bundles.defaultStartLevel=4\nosgi.framework=" + framework()
                + "\neclipse.product=dev.steward.app.product\n");
        var told = home.resolve("told");
        Files.deleteIfExists(told);
        var log = home.resolve("log");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-D" + Life.TOLD + "=" + told, "-D" + Life.DEEDS + "=" + deeds, "-cp",
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString(),
                "org.eclipse.equinox.launcher.Main", "-nosplash", "-data",
                "@noDefault", "-configuration", configuration.toString()));
        // where the classes of bundles lie that are folders of a build
        Optional.ofNullable(System.getProperty("osgi.dev")).ifPresent(dev -> command.addAll(List.of("-dev", dev)));
        command.addAll(List.of("--company", company.toString()));
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("settings").toString());
        builder.environment().put("NO_AT_BRIDGE", "1");
        return new OtherWorkbench(builder.start(), told, log);
    }

    private static String framework() {
        var system = FrameworkUtil.getBundle(ResourcesPlugin.class).getBundleContext().getBundle(0);
        return FileLocator.getBundleFileLocation(system).map(file -> file.toURI().toString())
                .orElseGet(() -> System.getProperty("osgi.framework"));
    }

    /** Those that this process runs, as a configuration names them. */
    private static String bundles() {
        var found = new ArrayList<String>();
        for (Bundle bundle : FrameworkUtil.getBundle(ResourcesPlugin.class).getBundleContext().getBundles()) {
            File file = bundle.getBundleId() == 0 ? null : FileLocator.getBundleFileLocation(bundle).orElse(null);
            if (file != null) {
                var level = bundle.adapt(BundleStartLevel.class);
                boolean starts = bundle.getHeaders().get("Fragment-Host") == null && level.isPersistentlyStarted()
                        && !level.isActivationPolicyUsed();
                found.add("reference:file:" + file.getAbsolutePath() + "@" + level.getStartLevel()
                        + (starts ? ":start" : ""));
            }
        }
        return String.join(",", found);
    }

    /** Waits until it tells something. */
    String await(Predicate<String> line) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            boolean alive = process.isAlive();
            var found = lines().stream().filter(line).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (!alive || System.nanoTime() > end) {
                throw new AssertionError("the workbench did not come so far; it told " + lines() + " and said\n"
                        + Files.readString(log));
            }
            process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** What it told so far, in whole lines. */
    List<String> lines() throws IOException {
        String text = Files.exists(told) ? Files.readString(told) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Ends it as a power cut would: nothing in it gets another turn. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
