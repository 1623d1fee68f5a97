import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Writes products' {@code NOTICE.md} and {@code licenses/}: {@code java Notices.java MAVEN_REPOSITORY EXCEPTIONS
 * PRODUCT...}. What a library's licence is, is read from its own manifest, licence files or pom; the exceptions name those
 * that say nothing themselves. Ends with 1 and a list when
 * a shipped library has none.
 */
public class Notices {

    private static final Pattern LICENCE_FILE = Pattern
            .compile(
                    "(?i)(META-INF/|license/|about_files/)?(LICEN[SC]E|COPYING|NOTICE|about\\.html)[^/]*(?<!\\.class)");
    private static final Pattern LICENCE_IN_POM = Pattern.compile("(?s)<license>.*?<name>\\s*(.*?)\\s*</name>");
    private static final Pattern PARENT = Pattern.compile("(?s)<parent>(.*?)</parent>");

    /** A text that shows a licence, and the licence's short name. Order matters: the more special one first. */
    private static final Map<Pattern, String> TEXTS = texts();

    private final Path repository;
    private final Map<String, String> poms = new LinkedHashMap<>();
    private final Map<String, Library> libraries = new TreeMap<>();

    record Library(String name, String version, Set<String> licences, Map<String, byte[]> files) {
    }

    private final Properties exceptions = new Properties();

    Notices(Path repository, Path exceptions) throws IOException {
        this.repository = repository;
        try (Reader reader = Files.newBufferedReader(exceptions)) {
            this.exceptions.load(reader);
        }
    }

    public static void main(String[] args) throws IOException {
        for (String arg : Arrays.asList(args).subList(2, args.length)) {
            Path product = Path.of(arg);
            Notices notices = new Notices(Path.of(args[0]), Path.of(args[1]));
            notices.readCoordinates(product.resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry"));
            notices.readPlugins(product.resolve("plugins"));
            notices.write(product);
        }
    }

    private static Map<Pattern, String> texts() {
        Map<Pattern, String> texts = new LinkedHashMap<>();
        texts.put(
                Pattern.compile("(?i)Eclipse Public License[^\n]{0,20}(Version )?2\\.0|EPL-2\\.0|EPL 2\\.0|epl-v?20?"),
                "EPL-2.0");
        texts.put(Pattern.compile("(?i)Eclipse Public License[^\n]{0,20}(Version )?1\\.0|epl-v10"), "EPL-1.0");
        texts.put(Pattern.compile("(?i)Eclipse Distribution License|edl-v10"), "BSD-3-Clause");
        texts.put(Pattern.compile(
                "(?is)Apache (Software )?License\\s*,?\\s*Version 2\\.0|apache\\.org/licenses/LICENSE-2\\.0|Apache-2\\.0|Apache 2\\.0"),
                "Apache-2.0");
        texts.put(Pattern.compile("(?i)Unicode License|Unicode-3\\.0"), "Unicode-3.0");
        texts.put(Pattern.compile("(?i)MIT License|Permission is hereby granted, free of charge"), "MIT");
        texts.put(Pattern.compile("(?is)Redistribution and use in source and binary forms.*Neither the name"),
                "BSD-3-Clause");
        texts.put(Pattern.compile("(?i)Redistribution and use in source and binary forms"), "BSD-2-Clause");
        texts.put(Pattern.compile("(?i)W3C.? Software Notice|W3C.{0,3} DOCUMENT LICENSE|W3C.{0,3} SOFTWARE"), "W3C");
        texts.put(Pattern.compile("(?i)public domain"), "Public Domain");
        return texts;
    }

    /** Which Maven artifact a bundle came from: the profile of the product knows. */
    private void readCoordinates(Path registry) throws IOException {
        Pattern unit = Pattern.compile("(?s)<unit id='([^']+)' version='[^']*'.*?</unit>");
        try (Stream<Path> files = Files.walk(registry)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.profile(\\.gz)?") && Files.isRegularFile(f))
                    .toList()) {
                try (InputStream raw = Files.newInputStream(file);
                        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
                    Matcher units = unit.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    while (units.find()) {
                        // Jars without a manifest of their own were wrapped.
                        addCoordinates(units.group(1), units.group(), "maven-");
                        addCoordinates(units.group(1), units.group(), "maven-wrapped-");
                    }
                }
            }
        }
    }

    private void addCoordinates(String name, String unit, String prefix) {
        String group = property(unit, prefix + "groupId");
        if (!group.isEmpty()) {
            poms.put(name, pomPath(group, property(unit, prefix + "artifactId"), property(unit, prefix + "version")));
        }
    }

    private static String property(String unit, String name) {
        Matcher value = Pattern.compile("<property name='" + name + "' value='([^']*)'").matcher(unit);
        return value.find() ? value.group(1) : "";
    }

    private static String pomPath(String group, String artifact, String version) {
        return group.replace('.', '/') + "/" + artifact + "/" + version + "/" + artifact + "-" + version + ".pom";
    }

    private void readPlugins(Path plugins) throws IOException {
        try (Stream<Path> files = Files.list(plugins)) {
            for (Path file : files.sorted().toList()) {
                Map<String, byte[]> entries = Files.isDirectory(file) ? folder(file) : zip(Files.readAllBytes(file));
                String fileName = file.getFileName().toString();
                if (fileName.startsWith("dev.steward.")) {
                    // Ours; but it may carry the jars of others on its class path.
                    for (Map.Entry<String, byte[]> nested : entries.entrySet()) {
                        if (nested.getKey().endsWith(".jar")) {
                            findPom(nested.getKey().replaceAll(".*/|\\.jar", ""), nested.getValue());
                            read(nested.getKey().replaceAll(".*/|\\.jar", ""), zip(nested.getValue()));
                        }
                    }
                } else {
                    read(fileName.replaceAll("\\.jar$", ""), entries);
                }
            }
        }
    }

    /** A jar within a jar has lost its coordinates: the repository that it was copied from has the same bytes. */
    private void findPom(String artifact, byte[] content) throws IOException {
        Pattern file = Pattern.compile(".*/" + Pattern.quote(artifact) + "-[^/]*\\.jar");
        try (Stream<Path> files = Files.find(repository, Integer.MAX_VALUE,
                (path, attributes) -> attributes.size() == content.length && file.matcher(path.toString()).matches())) {
            for (Path jar : files.toList()) {
                if (Arrays.equals(Files.readAllBytes(jar), content)) {
                    poms.put(artifact, repository.relativize(jar).toString().replaceAll("\\.jar$", ".pom"));
                }
            }
        }
    }

    private void read(String fileName, Map<String, byte[]> entries) throws IOException {
        byte[] bytes = entries.getOrDefault("META-INF/MANIFEST.MF", new byte[0]);
        Attributes manifest = new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
        String symbolic = manifest.getValue("Bundle-SymbolicName");
        String name = symbolic == null ? fileName : symbolic.replaceAll(";.*", "").strip();
        String version = manifest.getValue("Bundle-Version");
        Map<String, byte[]> files = new TreeMap<>();
        entries.forEach((path, content) -> {
            if (LICENCE_FILE.matcher(path).matches() && content.length > 0) {
                files.put(path, content);
            }
        });
        libraries.put(name,
                new Library(name, version == null ? "" : version, licences(name, manifest, entries, files), files));
    }

    private Set<String> licences(String name, Attributes manifest, Map<String, byte[]> entries,
            Map<String, byte[]> files)
            throws IOException {
        Set<String> found = new LinkedHashSet<>();
        String header = manifest.getValue("Bundle-License");
        if (header != null) {
            addKnown(header, found);
            if (found.isEmpty()) {
                found.add(header.replaceAll("[;,].*", "").replace("\"", ""));
            }
        }
        if (found.isEmpty() && poms.containsKey(name)) {
            addFromPom(poms.get(name), found);
        }
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String path = entry.getKey();
            if (found.isEmpty() && path.startsWith("META-INF/maven/") && path.endsWith("/pom.xml")) {
                addFromPomText(text(entry.getValue()), found);
            }
        }
        if (found.isEmpty()) {
            files.forEach((path, content) -> addKnown(text(content), found));
        }
        if (found.isEmpty() && exceptions.containsKey(name)) {
            found.add(exceptions.getProperty(name));
        }
        return found;
    }

    private void addFromPom(String path, Set<String> found) throws IOException {
        String next = path;
        while (found.isEmpty() && next != null && Files.isReadable(repository.resolve(next))) {
            String pom = Files.readString(repository.resolve(next));
            addFromPomText(pom, found);
            Matcher parent = PARENT.matcher(pom);
            next = parent.find() ? pomPath(tag(parent.group(1), "groupId"), tag(parent.group(1), "artifactId"),
                    tag(parent.group(1), "version")) : null;
        }
    }

    private static void addFromPomText(String pom, Set<String> found) {
        Matcher licence = LICENCE_IN_POM.matcher(pom);
        while (licence.find()) {
            if (!addKnown(licence.group(1), found)) {
                found.add(licence.group(1));
            }
        }
    }

    private static String tag(String xml, String name) {
        Matcher value = Pattern.compile("<" + name + ">\\s*(.*?)\\s*</" + name + ">").matcher(xml);
        return value.find() ? value.group(1) : "";
    }

    private static boolean addKnown(String text, Set<String> found) {
        boolean any = false;
        for (Map.Entry<Pattern, String> known : TEXTS.entrySet()) {
            boolean bsdTwice = known.getValue().equals("BSD-2-Clause") && found.contains("BSD-3-Clause");
            if (!bsdTwice && known.getKey().matcher(text).find()) {
                found.add(known.getValue());
                any = true;
            }
        }
        return any;
    }

    private void write(Path product) throws IOException {
        List<String> without = new ArrayList<>();
        StringBuilder notice = new StringBuilder("""
                # Libraries in this product

                Steward is licensed under EPL-2.0 (see LICENSE). It ships the libraries below, each under its own licence; texts
                that a library carries are in `licenses/`. This file is generated by the build.

                | library | version | licence |
                | --- | --- | --- |
                """);
        for (Library library : libraries.values()) {
            if (library.licences().isEmpty()) {
                without.add(library.name() + " " + library.version());
            }
            notice.append("| %s | %s | %s |%n".formatted(library.name(), library.version(),
                    String.join(", ", library.licences())));
            for (Map.Entry<String, byte[]> file : library.files().entrySet()) {
                Path target = product.resolve("licenses").resolve(library.name())
                        .resolve(file.getKey().replaceAll(".*/", ""));
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        }
        if (!without.isEmpty()) {
            System.err.println("No licence found for these libraries; find out before shipping them: " + without);
            System.exit(1);
        }
        Files.writeString(product.resolve("NOTICE.md"), notice);
        System.out.println("Licences found for all " + libraries.size() + " shipped libraries");
    }

    private static Map<String, byte[]> folder(Path folder) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return entries;
    }

    private static Map<String, byte[]> zip(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                boolean wanted = name.endsWith(".jar") || name.startsWith("META-INF/") && !name.endsWith(".class")
                        || LICENCE_FILE.matcher(name).matches();
                if (!entry.isDirectory() && wanted) {
                    entries.put(name, in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
