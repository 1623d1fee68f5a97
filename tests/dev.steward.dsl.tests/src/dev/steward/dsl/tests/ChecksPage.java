package dev.steward.dsl.tests;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.tests.ConstructTable.Construct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The guide's page of checks, written from the cases that show them, so that it cannot say anything else. */
final class ChecksPage {

    private static final String HEAD = """
            # Constructs and what is checked

            Each row of the second table is shown by a test twice: with the text in which the fault is found, and with its
            cured twin, in which nothing is. Both tests are `ChecksTest`, which has %d such pairs; the shortest one of each
            code stands here, and the message is the one that you get. `case` is a playbook whose inputs are `topic`, `n`,
            `maybe`, `people`, `draft` and `issue`; of long texts only the part that differs is shown.

            This page is written by `ChecksPageTest` and checked by each build. Two codes come from the compiler, which is asked
            when nothing else is wrong: `agent.promptTooLong` (shown by `PromptSizeTest`) and `compile.notConstant`, for what
            must be fixed before a run starts (`TriggersTest`).

            ## Constructs

            | construct | told in | codes | run by |
            | --- | --- | --- | --- |
            """;

    private ChecksPage() {
    }

    static String text() {
        List<CheckCase> cases = ChecksTest.cases().toList();
        var out = new StringBuilder(HEAD.formatted(cases.size()));
        for (Construct each : ConstructTable.all()) {
            out.append("| ").append(each.words()).append(" | [").append(each.page()).append("](").append(each.page())
                    .append(") | ").append(String.join(" ", each.codes().stream().map(c -> "`" + c + "`").toList()))
                    .append(" | ").append(String.join(" ", each.tests().stream().map(t -> "`" + t + "`").toList()))
                    .append(" |\n");
        }
        out.append("\n## Codes\n\n| code | found in | says | not in |\n| --- | --- | --- | --- |\n");
        for (Construct construct : ConstructTable.all()) {
            for (String code : construct.codes()) {
                shortest(cases, code).ifPresent(shown -> out.append(row(shown)));
            }
        }
        return out.append(labels()).toString();
    }

    private static Optional<CheckCase> shortest(List<CheckCase> cases, String code) {
        return cases.stream().filter(c -> c.code().equals(code))
                .min(Comparator.comparingInt(c -> c.failing().length() + c.passing().length()));
    }

    private static String row(CheckCase shown) {
        List<String> differing = differing(shown.failing(), shown.passing());
        return "| `" + shown.code() + "` | " + code(differing.get(0)) + " | " + escaped(message(shown)) + " | "
                + code(differing.get(1)) + " |\n";
    }

    private static String message(CheckCase shown) {
        return Samples.check(shown.text(shown.failing())).stream().filter(i -> i.code().equals(shown.code()))
                .findFirst().map(PlaybookIssue::message).orElse("");
    }

    private static String labels() {
        var out = new StringBuilder("""

                ## Labels: every way that a value can take

                Each way is shown with untrusted text that must not arrive in an effect, and with a twin that may.

                | way | found in | not in |
                | --- | --- | --- |
                """);
        LabelWays.all().forEach((way, cases) -> cases.forEach(shown -> {
            List<String> differing = differing(shown.failing(), shown.passing());
            out.append("| ").append(way).append(" | ").append(code(differing.get(0))).append(" | ")
                    .append(code(differing.get(1))).append(" |\n");
        }));
        return out.toString();
    }

    /** What stays of two texts without the lines at their beginning and end that are equal. */
    private static List<String> differing(String one, String two) {
        var a = new ArrayList<>(one.strip().lines().toList());
        var b = new ArrayList<>(two.strip().lines().toList());
        while (a.size() > 1 && b.size() > 1 && a.getFirst().equals(b.getFirst())) {
            a.removeFirst();
            b.removeFirst();
        }
        while (a.size() > 1 && b.size() > 1 && a.getLast().equals(b.getLast())) {
            a.removeLast();
            b.removeLast();
        }
        return List.of(String.join(" ", a), String.join(" ", b));
    }

    private static String code(String text) {
        String line = text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
        String fence = line.contains("`") ? "``" : "`";
        return line.isEmpty() ? "nothing" : fence + line + fence;
    }

    private static String escaped(String message) {
        return message.replace("|", "\\|").replace("\n", " ");
    }
}
