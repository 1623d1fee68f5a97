import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Writes {@code configuration-command/config.ini} of products: {@code java CommandConfiguration.java PRODUCT...}. A command
 * needs about half of the bundles that the workbench needs, and starting only those takes half of the time: our rooms but
 * for the ones with windows, what has to run for them, and what these require without being optional.
 */
public class CommandConfiguration {

    private static final List<String> WITH_WINDOWS = List.of("dev.steward.app", "dev.steward.ui.");
    private static final List<String> ALSO = List.of("org.apache.felix.scr", "org.apache.aries.spifly.dynamic.bundle",
            "slf4j.jdk14", "org.eclipse.equinox.app", "org.eclipse.equinox.common");
    private static final String COMMA_OUTSIDE_QUOTES = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    record Bundle(String file, String name, List<String> requires, List<String> imports) {
    }

    private final Map<String, Bundle> byName = new LinkedHashMap<>();
    private final Map<String, Bundle> byPackage = new HashMap<>();

    public static void main(String[] args) throws IOException {
        for (String arg : args) {
            Path product = Path.of(arg);
            CommandConfiguration configuration = new CommandConfiguration();
            configuration.read(product.resolve("plugins"));
            configuration.write(product);
        }
    }

    private void read(Path plugins) throws IOException {
        try (Stream<Path> files = Files.list(plugins)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
                try (JarFile jar = new JarFile(file.toFile())) {
                    Manifest manifest = jar.getManifest();
                    String name = header(manifest, "Bundle-SymbolicName").replaceAll(";.*", "").strip();
                    Bundle bundle = new Bundle(file.getFileName().toString(), name,
                            mandatory(header(manifest, "Require-Bundle")),
                            mandatory(header(manifest, "Import-Package")));
                    byName.put(name, bundle);
                    for (String clause : clauses(header(manifest, "Export-Package"))) {
                        byPackage.putIfAbsent(clause.replaceAll(";.*", "").strip(), bundle);
                    }
                }
            }
        }
    }

    private static String header(Manifest manifest, String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }

    private static List<String> clauses(String header) {
        return header.isBlank() ? List.of() : List.of(header.split(COMMA_OUTSIDE_QUOTES));
    }

    private static List<String> mandatory(String header) {
        return clauses(header).stream().filter(clause -> !clause.contains("resolution:=optional")
                && !clause.contains("resolution:=\"optional\"")).map(clause -> clause.replaceAll(";.*", "").strip())
                .toList();
    }

    private TreeSet<String> needed() {
        TreeSet<String> needed = new TreeSet<>();
        Deque<Bundle> open = new ArrayDeque<>();
        byName.values().stream().filter(bundle -> bundle.name().startsWith("dev.steward.")
                && WITH_WINDOWS.stream().noneMatch(bundle.name()::startsWith)).forEach(open::add);
        ALSO.forEach(name -> open.add(byName.get(name)));
        while (!open.isEmpty()) {
            Bundle bundle = open.remove();
            if (needed.add(bundle.file())) {
                bundle.requires().stream().filter(byName::containsKey).map(byName::get).forEach(open::add);
                // What the JDK or the framework has nobody exports here, or the framework's own jar does.
                bundle.imports().stream().filter(byPackage::containsKey).map(byPackage::get).forEach(open::add);
            }
        }
        return needed;
    }

    private void write(Path product) throws IOException {
        Properties all = new Properties();
        try (InputStream in = Files.newInputStream(product.resolve("configuration/config.ini"))) {
            all.load(in);
        }
        TreeSet<String> needed = needed();
        List<String> kept = new ArrayList<>();
        for (String entry : all.getProperty("osgi.bundles").split(",")) {
            String file = entry.replaceAll("^reference:file:|@.*$", "");
            if (needed.contains(file)) {
                // The workbench's runtime starts what starts applications; without it somebody else has to.
                kept.add(file.startsWith("org.eclipse.equinox.app_") ? "reference:file:" + file + "@3:start" : entry);
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("osgi.bundles=" + String.join(",", kept).replace(":", "\\:"));
        for (String name : List.of("osgi.bundles.defaultStartLevel", "osgi.framework")) {
            lines.add(name + "=" + all.getProperty(name).replace(":", "\\:"));
        }
        Path folder = Files.createDirectories(product.resolve("configuration-command"));
        Files.write(folder.resolve("config.ini"), lines);
        System.out.println("Commands start " + kept.size() + " bundles, the workbench "
                + all.getProperty("osgi.bundles").split(",").length);
    }
}
