package dev.steward.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A test report in the form that build servers read. It has every attribute and part that one of the usual schemas asks
 * for, in their order.
 */
public final class JUnitXml {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private JUnitXml() {
    }

    /**
     * One suite for each playbook or policy, with its coverage as properties and in words.
     *
     * @param began when the tests began
     */
    public static String of(TestReport report, Instant began) {
        var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        attributes(out, report.cases());
        out.append(" name=\"steward test\">\n");
        Map<String, List<TestReport.Case>> suites = report.cases().stream()
                .collect(Collectors.groupingBy(TestReport.Case::subject, LinkedHashMap::new, Collectors.toList()));
        var id = 0;
        for (var suite : suites.entrySet()) {
            suite(out, id++, suite.getKey(), suite.getValue(), began, report.coverage().stream()
                    .filter(c -> c.playbook().equals(suite.getKey())).toList());
        }
        return out.append("</testsuites>\n").toString();
    }

    private static void attributes(StringBuilder out, List<TestReport.Case> cases) {
        attribute(out, "tests", Integer.toString(cases.size()));
        attribute(out, "failures", Long.toString(cases.stream().filter(c -> !c.passed()).count()));
        attribute(out, "errors", "0");
        attribute(out, "time", seconds(cases.stream().map(TestReport.Case::took).reduce(Duration.ZERO,
                Duration::plus)));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static void suite(StringBuilder out, int id, String subject, List<TestReport.Case> cases, Instant began,
            List<TestReport.Coverage> coverage) {
        var dot = subject.lastIndexOf('.');
        out.append("  <testsuite");
        attribute(out, "name", subject.substring(dot + 1));
        attribute(out, "package", dot < 0 ? "" : subject.substring(0, dot));
        attribute(out, "id", Integer.toString(id));
        attributes(out, cases);
        attribute(out, "timestamp", TIME.format(began));
        attribute(out, "hostname", "localhost");
        out.append(">\n    <properties>\n");
        coverage.forEach(c -> properties(out, c));
        out.append("    </properties>\n");
        cases.forEach(test -> test(out, subject, test));
        out.append("    <system-out>").append(escaped(said(cases, coverage))).append("</system-out>\n")
                .append("    <system-err></system-err>\n  </testsuite>\n");
    }

    private static void properties(StringBuilder out, TestReport.Coverage coverage) {
        property(out, "coverage.file", coverage.file());
        property(out, "coverage.steps", Integer.toString(coverage.steps()));
        property(out, "coverage.steps.missed", Integer.toString(coverage.missedSteps().size()));
        property(out, "coverage.branches", Integer.toString(coverage.branches()));
        property(out, "coverage.branches.missed", Integer.toString(coverage.missedBranches().size()));
    }

    private static void property(StringBuilder out, String name, String value) {
        out.append("      <property");
        attribute(out, "name", name);
        attribute(out, "value", value);
        out.append("/>\n");
    }

    private static String said(List<TestReport.Case> cases, List<TestReport.Coverage> coverage) {
        var said = new StringBuilder();
        coverage.forEach(c -> {
            c.missedSteps().forEach(m -> said.append("not reached: step ").append(m).append('\n'));
            c.missedBranches().forEach(m -> said.append("not reached: ").append(m).append('\n'));
        });
        cases.forEach(test -> test.notes().forEach(note -> said.append(test.name()).append(": ").append(note)
                .append('\n')));
        return said.toString();
    }

    private static void test(StringBuilder out, String subject, TestReport.Case test) {
        out.append("    <testcase");
        attribute(out, "classname", subject);
        attribute(out, "name", test.name());
        attribute(out, "time", seconds(test.took()));
        if (test.passed()) {
            out.append("/>\n");
            return;
        }
        out.append("><failure");
        attribute(out, "message", test.failures().getFirst());
        attribute(out, "type", "assertion");
        out.append('>').append(escaped(String.join("\n", test.failures()))).append("</failure></testcase>\n");
    }

    /** Characters that XML can't hold are left out. */
    private static String escaped(String text) {
        var out = new StringBuilder();
        text.codePoints().filter(JUnitXml::isAllowed).forEach(c -> {
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

    private static boolean isAllowed(int c) {
        return c == '\n' || c == '\t' || c >= 0x20 && c < 0xD800 || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF;
    }
}
