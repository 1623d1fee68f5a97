package dev.steward.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import dev.steward.cli.Streams;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.OwnerOnly;

/** Keeps the details of what nobody foresaw, so that the operator sees one line. */
public final class ErrorLog {

    private ErrorLog() {
    }

    /** Writes the details down and returns the line to show. */
    public static String write(Throwable error, List<String> words, Streams streams) {
        // The words may hold a person's data, so only the command's name is kept.
        var text = Instant.now() + " steward " + (words.isEmpty() ? "" : words.getFirst()) + "\n" + Causes.text(error);
        try {
            return "this should not have happened; nothing that was acknowledged is lost. Details are in "
                    + keep(text, folder(words, streams)) + ".";
        } catch (IOException e) {
            return "this should not have happened, and its details could not be written (" + e.getMessage()
                    + "); nothing that was acknowledged is lost.";
        }
    }

    private static Path keep(String text, Path folder) throws IOException {
        OwnerOnly.folder(folder);
        var file = folder
                .resolve("error-" + Instant.now().toString().replaceAll("[^0-9]", "").substring(0, 17) + ".log");
        OwnerOnly.write(file, text);
        return file;
    }

    /** Where details of a call are kept: with its company, else in a temporary folder of this user. */
    static Path folder(List<String> words, Streams streams) {
        var at = words.indexOf("--company");
        var from = at >= 0 && at + 1 < words.size() ? streams.directory().resolve(words.get(at + 1))
                : streams.directory();
        var company = CompanyFolder.find(from);
        return company.map(root -> root.resolve(".steward/log"))
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", "."),
                        "steward-" + System.getProperty("user.name")));
    }
}
