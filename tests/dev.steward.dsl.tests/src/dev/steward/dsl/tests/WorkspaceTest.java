package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.PlaybookWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @Test
    void aFileThatIsNotTextGivesAnIssue(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("bad.playbook"), "type Größe { a: Int }".getBytes(StandardCharsets.ISO_8859_1));
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.addFile(folder.resolve("bad.playbook"));
        assertEquals(List.of(IssueCodes.UNREADABLE), workspace.check().stream().map(PlaybookIssue::code).toList());
    }

    @Test
    void putReplacesAndRemoveTakesOut() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("a", "type A { b: B }");
        assertEquals(IssueCodes.UNRESOLVED_TYPE, workspace.check().get(0).code());
        workspace.put("b", "type B { n: Int }");
        assertEquals(List.of(), workspace.check());
        workspace.put("a", "type A { b: B? }");
        assertEquals(List.of(), workspace.check("a"));
        workspace.remove("b");
        assertEquals(1, workspace.check().size());
    }

    @Test
    void issuesTellTheirPlace() {
        PlaybookIssue issue = Samples.check("type A {\n  x: Nope\n}").get(0);
        assertEquals(List.of(3, 6, 3, 10), List.of(issue.line(), issue.column(), issue.endLine(), issue.endColumn()));
        assertEquals("case.playbook:3:6: error: There is no type Nope. Did you mean Mood? [type.unresolved]",
                issue.toString().replaceFirst("Did you mean \\w+", "Did you mean Mood")
                        .replaceFirst("Declare it.*it\\.", "Did you mean Mood?"));
    }

    @Test
    void packagesThatImportEachOtherAreSaid() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("a", "package a\nimport b.{Y}\ntype X { y: Y? }");
        workspace.put("b", "package b\nimport a.{X}\ntype Y { x: X? }");
        assertEquals(List.of(IssueCodes.CYCLIC_IMPORT, IssueCodes.CYCLIC_IMPORT),
                workspace.check().stream().map(PlaybookIssue::code).toList());
    }

    @Test
    void aBrokenFileShowsOnlyItsSyntaxErrors() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        PlaybookSource source = workspace.put("a", "type A { x: Nope }\nplaybook { }");
        assertTrue(source.hasSyntaxErrors());
        assertTrue(workspace.check().stream().allMatch(i -> i.code().equals(IssueCodes.SYNTAX)));
    }
}
