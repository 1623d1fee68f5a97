package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.PlaybookWorkspace;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceExampleTest {

    @Test
    void bothFilesCheckWithoutFinding() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("content.playbook", Samples.read("content.playbook"));
        workspace.put("connectors.playbook", Samples.read("connectors.playbook"));
        assertEquals(List.of(), workspace.check());
    }

    @Test
    void thePreludeOfTheChecksIsClean() {
        assertEquals(List.of(), Samples.check("package other\n"));
    }
}
