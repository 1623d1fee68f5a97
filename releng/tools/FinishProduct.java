import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The last touch to materialised products: {@code java FinishProduct.java LAUNCH_FOLDER START_SCRIPT LICENSE PRODUCT...}.
 * <ul>
 * <li>Jars lose their signatures, since the JVM keeps no signed class in its archive of classes and starting would take
 * twice as long. Nothing else in them changes.
 * <li>The start script of the system that the product is for is copied in, and what it sources; macOS gets an
 * application that calls it.
 * <li>The records of the installer go: a product is replaced as a whole, and they differ from build to build.
 * <li>{@code build.id} is written: a digest of all jars, by which the start script keeps its caches apart.
 * </ul>
 */
public class FinishProduct {

    private static final FileTime SAME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

    private static final String INFO = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0">
            <dict>
              <key>CFBundleIdentifier</key><string>dev.steward</string>
              <key>CFBundleName</key><string>Steward</string>
              <key>CFBundlePackageType</key><string>APPL</string>
              <key>CFBundleShortVersionString</key><string>0.1.0</string>
              <key>CFBundleExecutable</key><string>Steward</string>
              <key>NSHighResolutionCapable</key><true/>
            </dict>
            </plist>
            """;

    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        for (String product : List.of(args).subList(3, args.length)) {
            finish(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(product));
        }
    }

    private static void finish(Path launch, Path script, Path license, Path product)
            throws IOException, NoSuchAlgorithmException {
        List<Path> jars = jars(product.resolve("plugins"));
        for (Path jar : jars) {
            removeSignature(jar);
        }
        boolean windows = jars.stream().anyMatch(jar -> jar.getFileName().toString().contains(".swt.win32."));
        Path folder = Files.createDirectories(product.resolve("launch"));
        try (Stream<Path> files = Files.list(launch)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".properties") || !windows)
                    .filter(f -> !f.toString().endsWith(".cmd")).sorted().toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (windows) {
            // its own shell takes no label for granted in a file with bare line feeds
            Files.writeString(product.resolve("steward.cmd"),
                    Files.readString(launch.resolve("steward.cmd")).replace("\n", "\r\n"));
        } else {
            executable(product.resolve("steward"), Files.readString(script));
        }
        if (product.endsWith("Contents/Eclipse")) {
            application(product.getParent());
        }
        Files.copy(license, product.resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
        for (String record : List.of("p2", "artifacts.xml")) {
            delete(product.resolve(record));
        }
        Files.writeString(product.resolve("build.id"), digest(product) + "\n");
    }

    /** What Finder starts. */
    private static void application(Path contents) throws IOException {
        Files.writeString(contents.resolve("Info.plist"), INFO);
        Files.createDirectories(contents.resolve("MacOS"));
        executable(contents.resolve("MacOS/Steward"), """
                #!/usr/bin/env bash
                exec "$(dirname "${BASH_SOURCE[0]}")/../Eclipse/steward" "$@"
                """);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<Path> jars(Path plugins) throws IOException {
        try (Stream<Path> files = Files.list(plugins)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static void removeSignature(Path jar) throws IOException {
        boolean signed;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            signed = zip.stream().anyMatch(entry -> isSignature(entry.getName()));
            if (signed) {
                Path plain = jar.resolveSibling(jar.getFileName() + ".plain");
                copyPlain(zip, plain);
                Files.move(plain, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.setLastModifiedTime(jar, SAME);
    }

    private static void copyPlain(ZipFile zip, Path plain) throws IOException {
        try (OutputStream file = Files.newOutputStream(plain); ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : zip.stream().filter(entry -> !isSignature(entry.getName())).toList()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                try (InputStream in = zip.getInputStream(entry)) {
                    if (entry.getName().equals("META-INF/MANIFEST.MF")) {
                        withoutDigests(in).write(out);
                    } else {
                        in.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
    }

    private static Manifest withoutDigests(InputStream in) throws IOException {
        Manifest manifest = new Manifest(in);
        manifest.getEntries().values().forEach(attributes -> attributes.keySet()
                .removeIf(name -> name.toString().endsWith("-Digest")));
        manifest.getEntries().values().removeIf(attributes -> attributes.isEmpty());
        return manifest;
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isSignature(String name) {
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    /** Covers what is started: the jars by name and content, and the configuration that lists them. */
    private static String digest(Path product) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path jar : jars(product.resolve("plugins"))) {
            digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(jar));
        }
        try (Stream<String> lines = Files.lines(product.resolve("configuration/config.ini"))) {
            lines.filter(line -> !line.startsWith("#")).sorted()
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        }
        digest.update(product.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
