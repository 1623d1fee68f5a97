package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.PolicyBook;
import dev.steward.runtime.TestReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policies of a company follow its text, saved or not. */
class PolicyServiceTest {

    /** Nothing is found in it: that there is nothing to find must not look like nothing has changed. */
    private static final String TEXT = """
            package test

            connector desk : files {
              op write(path: Text, text: Text)  idempotent by path
            }

            policy letters for effect desk.write
              when path == "no.md" deny because "never"

            test policy letters {
              with path = "no.md" expect allow
            }
            """;

    @TempDir
    Path folder = Path.of(".");

    @Test
    void anEditedTextIsReadAndTestedAtOnce() throws Exception {
        var place = new Place(folder).with("", TEXT);
        var company = CompanyFolder.read(folder);
        var policies = Place.steward(place.environment()).policies(company);
        var path = company.display(company.playbooks().getFirst());

        var before = policies.read();
        assertEquals(List.of(false), passed(before));
        assertSame(before, policies.read(), "nothing has changed");
        var edited = policies.read(Map.of(path, TEXT.replace("expect allow", "expect deny")));
        assertEquals(List.of(true), passed(edited));
        assertEquals(List.of(false), passed(policies.read()), "the edited text was given up");

        Files.writeString(company.playbooks().getFirst(), TEXT.replace("deny because", "ask because"));
        assertFalse(policies.read().policies().getFirst().rules().isEmpty());
        Files.delete(company.playbooks().getFirst());
        assertTrue(policies.read().policies().isEmpty(), "the file is gone");
    }

    private static List<Boolean> passed(PolicyBook book) throws InterruptedException {
        return book.test(name -> true).stream().map(TestReport.Case::passed).toList();
    }
}
