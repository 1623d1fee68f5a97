package dev.steward.app.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;

/** Where the workbench keeps layout and preferences: the user's configuration folder, never the company's. */
final class WorkbenchState {

    private final Map<String, String> environment;
    private final Location instance;

    WorkbenchState(Map<String, String> environment, Location instance) {
        this.environment = environment;
        this.instance = instance;
    }

    /** Takes the company's workspace for this process; false when another process has it. */
    boolean claim(Optional<Path> company) throws IOException {
        if (instance.isSet()) {
            return instance.lock();
        }
        Path folder = folderFor(company);
        Files.createDirectories(folder);
        return instance.set(URIUtil.toURL(folder.toUri()), true);
    }

    /** One workspace for each company, told apart by where it lies. */
    Path folderFor(Optional<Path> company) {
        String name = company.map(folder -> folder.getFileName() + "-" + shortId(folder)).orElse("none");
        return userFolder().resolve("workspaces").resolve(name);
    }

    private Path userFolder() {
        String configured = environment.get("XDG_CONFIG_HOME");
        Path base = configured != null && !configured.isBlank() ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".config");
        return base.resolve("steward");
    }

    private static String shortId(Path folder) {
        byte[] path = folder.toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(path).toString().substring(0, 8);
    }
}
