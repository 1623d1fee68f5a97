package dev.steward.app.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the folder of the company to show, by the same rule as the command line. */
final class CompanyFolder {

    /** The file that makes a folder a company. */
    static final String MARKER = "steward.properties";

    private static final String OPTION = "--company";

    private CompanyFolder() {
    }

    /**
     * The folder named by {@code --company}, else the nearest one at or above {@code start} that holds
     * {@value #MARKER}; empty where neither is a company.
     */
    static Optional<Path> find(String[] arguments, Path start) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
                return companyAt(start.resolve(arguments[i + 1]));
            }
            if (arguments[i].startsWith(OPTION + "=")) {
                return companyAt(start.resolve(arguments[i].substring(OPTION.length() + 1)));
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

    private static Optional<Path> companyAt(Path folder) {
        return Files.isRegularFile(folder.resolve(MARKER)) ? Optional.of(folder.normalize()) : Optional.empty();
    }
}
