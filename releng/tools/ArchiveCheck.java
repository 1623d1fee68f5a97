import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks into the product's archives as whoever unpacks them would: {@code java ArchiveCheck.java PRODUCTS_FOLDER}. Each
 * has its start script (which may be executed), the windows of its own system and of no other, and no records of the
 * installer. The one for Linux is unpacked and makes a company and checks it. Ends with 1 and a list when one is not so.
 */
public class ArchiveCheck {

    private final Path folder;
    private final List<String> complaints = new ArrayList<>();

    ArchiveCheck(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        ArchiveCheck check = new ArchiveCheck(Path.of(args[0]).toAbsolutePath());
        check.look("linux.gtk.x86_64.tar.gz", "steward/steward", "steward/");
        check.look("macosx.cocoa.aarch64.tar.gz", "Steward.app/Contents/MacOS/Steward",
                "Steward.app/Contents/Eclipse/");
        check.look("win32.win32.x86_64.zip", "steward/steward.cmd", "steward/");
        check.runLinux();
        if (!check.complaints.isEmpty()) {
            check.complaints.forEach(System.err::println);
            System.exit(1);
        }
        System.out.println("Archives for Linux, macOS and Windows are whole; the one for Linux runs");
    }

    private Path archive(String system) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(system)).findFirst()
                    .orElseThrow(() -> new IOException("There is no archive for " + system + " in " + folder));
        }
    }

    private void look(String system, String script, String root) throws IOException, InterruptedException {
        Path archive = archive(system);
        boolean zip = system.endsWith(".zip");
        List<String> lines = zip ? zipped(archive) : output(folder, "tar", "tvzf", archive.toString());
        String wanted = system.replaceAll("\\.(tar\\.gz|zip)$", "");
        for (String name : List.of(script, root + "build.id", root + "LICENSE", root + "NOTICE.md",
                root + "configuration-command/config.ini")) {
            if (lines.stream().noneMatch(line -> line.endsWith(name))) {
                complaints.add(system + " lacks " + name);
            }
        }
        if (!zip && lines.stream().noneMatch(line -> line.endsWith(script) && line.startsWith("-rwxr-xr-x"))) {
            complaints.add(system + ": " + script + " can't be executed");
        }
        List<String> windows = lines.stream()
                .filter(line -> line.matches(".*/plugins/org\\.eclipse\\.swt\\.(gtk|win32|cocoa).*"))
                .toList();
        if (windows.size() != 1 || !windows.get(0).contains("/org.eclipse.swt." + turned(wanted))) {
            complaints.add(system + " should have the windows of its own system and no other, but has " + windows);
        }
        if (lines.stream().anyMatch(line -> line.contains(root + "p2/"))) {
            complaints.add(system + " has records of the installer");
        }
    }

    /** {@code linux.gtk.x86_64} as the windowing libraries write it: {@code gtk.linux.x86_64}. */
    private static String turned(String system) {
        String[] parts = system.split("\\.");
        return parts[1] + "." + parts[0] + "." + parts[2];
    }

    private static List<String> zipped(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private void runLinux() throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder.getParent(), "archive");
        output(place, "tar", "xzf", archive("linux.gtk.x86_64.tar.gz").toString());
        String steward = place.resolve("steward/steward").toString();
        output(place, steward, "new", "company");
        String said = String.join("\n", output(place, steward, "check", "--company", "company"));
        if (!said.contains(" 0 errors")) {
            complaints.add("steward check from the archive for Linux said: " + said);
        }
        output(folder, "rm", "-rf", place.toString());
    }

    /** The lines that a command prints; it must end well. */
    private List<String> output(Path at, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(at.toFile()).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", at.resolve("cache").toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            complaints.add(String.join(" ", command) + " ended with " + process.exitValue() + ": " + text);
        }
        return text.lines().toList();
    }
}
