package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.tests.ConstructTable.Construct;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's page of constructs and checks is complete and true. */
class ChecksPageTest {

    static final String GUIDE = "bundles/dev.steward.doc/guide";

    /** The project's folder: above the one in which a build starts its tests, or named. */
    static Path project() {
        Path at = Path.of(System.getProperty("steward.root", "")).toAbsolutePath();
        while (!Files.isDirectory(at.resolve(GUIDE))) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException("Name the project's folder with -Dsteward.root.");
            }
        }
        return at;
    }

    /** With {@code -Dsteward.guide.write=true} the page is written instead. */
    @Test
    void saysWhatTheCasesShow() throws IOException {
        Path page = project().resolve(GUIDE).resolve("checks.md");
        if (Boolean.getBoolean("steward.guide.write")) {
            Files.writeString(page, ChecksPage.text());
        }
        assertEquals(ChecksPage.text(), Files.readString(page),
                "checks.md is old: write it again with -Dsteward.guide.write=true");
    }

    @Test
    void everyCodeBelongsToOneConstruct() throws IllegalAccessException {
        Set<String> codes = new TreeSet<>();
        for (Field field : IssueCodes.class.getFields()) {
            codes.add(String.valueOf(field.get(null)));
        }
        List<String> told = ConstructTable.all().stream().flatMap(c -> c.codes().stream()).sorted().toList();
        assertEquals(List.copyOf(codes), told);
    }

    @Test
    void everyPageAndTestIsThere() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(project().resolve("tests"))) {
            tests = files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith("Test.java"))
                    .map(n -> n.substring(0, n.length() - ".java".length())).collect(Collectors.toSet());
        }
        var missing = new ArrayList<String>();
        for (Construct construct : ConstructTable.all()) {
            construct.tests().stream().filter(t -> !tests.contains(t)).forEach(missing::add);
            if (!Files.isRegularFile(project().resolve(GUIDE).resolve(construct.page()))) {
                missing.add(construct.page());
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(tests.contains("ChecksTest"), "the pairs are shown by ChecksTest");
    }
}
