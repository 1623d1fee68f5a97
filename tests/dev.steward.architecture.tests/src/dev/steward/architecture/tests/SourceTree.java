package dev.steward.architecture.tests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the rooms of a checkout: each folder below {@code bundles/} and {@code dsl/} that has a manifest. */
final class SourceTree {

    private static final List<String> PLACES = List.of("bundles", "dsl");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import\\s+(?:static\\s+)?([\\w.]+)");

    private SourceTree() {
    }

    /** The checkout that this test was built in: the nearest folder at or above with Maven's settings. */
    static Path root() {
        Path start = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No checkout at or above " + start);
    }

    /** All rooms below a root, by name. */
    static List<Room> read(Path root) throws IOException {
        Map<String, Room> rooms = new TreeMap<>();
        for (String place : PLACES) {
            for (Path folder : folders(root.resolve(place))) {
                Path manifest = folder.resolve("META-INF/MANIFEST.MF");
                if (Files.exists(manifest)) {
                    Room room = readRoom(folder, manifest);
                    rooms.put(room.name(), room);
                }
            }
        }
        return List.copyOf(rooms.values());
    }

    private static List<Path> folders(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(place)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Room readRoom(Path folder, Path manifestFile) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(manifestFile)) {
            new Manifest(in).getMainAttributes().forEach((key, value) -> headers.put(key.toString(), value.toString()));
        }
        String symbolic = headers.getOrDefault("Bundle-SymbolicName", folder.getFileName().toString());
        String bundle = symbolic.replaceAll(";.*", "").strip();
        List<Room.Source> sources = new ArrayList<>();
        Map<String, String> packages = new TreeMap<>();
        Path src = folder.resolve("src");
        for (Path file : javaFiles(src)) {
            String text = Files.readString(file);
            String inPackage = src.relativize(file.getParent()).toString().replace('/', '.');
            boolean isInfo = file.endsWith("package-info.java");
            packages.merge(inPackage, isInfo ? text : "", (one, other) -> one.isEmpty() ? other : one);
            if (!isInfo) {
                sources.add(
                        new Room.Source(inPackage, folder.getFileName() + "/" + src.relativize(file), imports(text)));
            }
        }
        return new Room(bundle.substring(Room.PREFIX.length()), headers, sources, packages);
    }

    private static List<Path> javaFiles(Path src) throws IOException {
        if (!Files.isDirectory(src)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(src)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static Set<String> imports(String text) {
        Set<String> imports = new LinkedHashSet<>();
        Matcher matcher = IMPORT.matcher(text);
        while (matcher.find()) {
            imports.add(matcher.group(1));
        }
        return imports;
    }
}
