package dev.steward.architecture.tests;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One bundle as its files tell.
 *
 * @param name the symbolic name without {@code dev.steward.}
 * @param headers main headers of the manifest, unfolded
 * @param sources hand-written Java files
 * @param packages hand-written packages, and the text of their package-info where there is one
 */
record Room(String name, Map<String, String> headers, List<Source> sources, Map<String, String> packages) {

    static final String PREFIX = "dev.steward.";

    /** One Java file: its package, its name for messages, and the names that it imports. */
    record Source(String inPackage, String file, Set<String> imports) {
    }

    String bundle() {
        return PREFIX + name;
    }

    /** The clauses of a manifest header, each split into its name and its directives. */
    List<Clause> clauses(String header) {
        return Clause.parse(Optional.ofNullable(headers.get(header)).orElse(""));
    }

    /** A clause of a header: {@code name;key="value";directive:=x}. */
    record Clause(String name, String rest) {

        private static final String COMMA_OUTSIDE_QUOTES = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

        static List<Clause> parse(String header) {
            if (header.isBlank()) {
                return List.of();
            }
            return List.of(header.split(COMMA_OUTSIDE_QUOTES)).stream().map(String::strip).map(clause -> {
                int end = clause.indexOf(';');
                return end < 0 ? new Clause(clause, "") : new Clause(clause.substring(0, end), clause.substring(end));
            }).toList();
        }

        boolean isPrivate() {
            return rest.contains("x-friends:=") || rest.contains("x-internal:=true");
        }
    }
}
