package dev.steward.ui;

import java.nio.file.Path;
import java.util.List;

import dev.steward.runtime.CompanyFolder;

/** How far the opening of a company is. */
public sealed interface Opening {

    /** There is none. */
    record None() implements Opening {
    }

    /** It will be open soon. */
    record Under(Path folder) implements Opening {
    }

    /** It can be asked. */
    record Open(CompanyFolder folder) implements Opening {
    }

    /**
     * It can't be opened.
     *
     * @param sentence what is the matter and what to do
     * @param details  more lines, for who wants them
     */
    record Failed(Path folder, String sentence, List<String> details) implements Opening {
        public Failed {
            details = List.copyOf(details);
        }
    }
}
