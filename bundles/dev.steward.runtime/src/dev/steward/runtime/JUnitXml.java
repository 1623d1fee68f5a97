package dev.steward.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A test report in the form that build servers read. */
public final class JUnitXml {

    private JUnitXml() {
    }

    /** One suite for each playbook or policy. */
    public static String of(TestReport report) {
        var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        Map<String, List<TestReport.Case>> suites = report.cases().stream()
                .collect(Collectors.groupingBy(TestReport.Case::subject, LinkedHashMap::new, Collectors.toList()));
        suites.forEach((subject, cases) -> suite(out, subject, cases));
        return out.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder out, String subject, List<TestReport.Case> cases) {
        out.append("  <testsuite name=\"").append(escaped(subject)).append("\" tests=\"").append(cases.size())
                .append("\" failures=\"").append(cases.stream().filter(c -> !c.passed()).count()).append("\">\n");
        for (var test : cases) {
            out.append("    <testcase classname=\"").append(escaped(subject)).append("\" name=\"")
                    .append(escaped(test.name()))
                    .append("\" time=\"").append(test.took().toMillis() / 1000.0).append('"');
            if (test.passed()) {
                out.append("/>\n");
            } else {
                out.append("><failure message=\"").append(escaped(test.failures().getFirst())).append("\">")
                        .append(escaped(String.join("\n", test.failures()))).append("</failure></testcase>\n");
            }
        }
        out.append("  </testsuite>\n");
    }

    /** Characters that XML can't hold are left out. */
    private static String escaped(String text) {
        var out = new StringBuilder();
        text.codePoints().filter(c -> c >= 0x20 || c == '\n' || c == '\t').forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
