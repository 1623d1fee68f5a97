package dev.steward.app.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

import org.eclipse.core.runtime.ILog;

/** Finds the folder of the company to show, by the same rule as the command line. */
final class CompanyFolder {

    /** The file that makes a folder a company. */
    static final String MARKER = "steward.properties";

    private static final String OPTION = "--company";

    private CompanyFolder() {
    }

    /**
     * The folder named by {@code --company}, also when it is none: that is said when it is opened. Else the nearest one at
     * or above {@code start} that holds {@value #MARKER}; empty where there is none.
     */
    static Optional<Path> find(String[] arguments, Path start) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
                return Optional.of(start.resolve(arguments[i + 1]).normalize());
            }
            if (arguments[i].startsWith(OPTION + "=")) {
                return Optional.of(start.resolve(arguments[i].substring(OPTION.length() + 1)).normalize());
            }
        }
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Optional<Path> found = companyAt(folder);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What the company calls itself, else what its folder is called. */
    static String nameOf(Path company) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(company.resolve(MARKER))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            ILog.of(CompanyFolder.class).warn("The company's " + MARKER + " can't be read.", e);
        }
        String name = properties.getProperty("name", "").strip();
        return name.isEmpty() ? String.valueOf(company.getFileName()) : name;
    }

    private static Optional<Path> companyAt(Path folder) {
        return Files.isRegularFile(folder.resolve(MARKER)) ? Optional.of(folder.normalize()) : Optional.empty();
    }
}
