package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.ConnectorKinds.Operation;
import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connectors are checked against what their kinds have, where that is known. */
class ConnectorKindsTest {

    private static final ConnectorKinds KINDS = ConnectorKinds.of(Map.of("files", Optional.of(List.of(
            new Operation("read", Set.of("path"), List.of(Set.of("path"))),
            new Operation("write", Set.of("path", "text", "body"),
                    List.of(Set.of("path", "text"), Set.of("path", "body"))),
            new Operation("list", Set.of("folder"), List.of()))), "http", Optional.empty()));

    private static final String EVERYTHING = """
            connector c : files {
              op read(path: Text) -> Text  reads
              op list() -> [Text]  reads
              op write(path: Text, body: Text)  idempotent by path
            }
            connector h : http {
              op anything(at: Text) -> Text  reads
            }
            """;

    @Test
    void whatTheKindHasIsFine() {
        assertEquals(List.of(), check(KINDS, EVERYTHING));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            op raed(path: Text) -> Text reads     | operation.unknown | Connectors of the kind files have no operation \
            raed. Did you mean read? They have list, read and write.
            op publish(path: Text) irreversible   | operation.unknown | Connectors of the kind files have no operation \
            publish. They have list, read and write.
            op read(name: Text) -> Text reads     | argument.unknown  | read of the kind files takes no name. It takes \
            path.
            op read() -> Text reads               | argument.missing  | read of the kind files also needs path: add it \
            to its parameters.
            op write(path: Text) idempotent by path | argument.missing | write of the kind files also needs body or \
            text: add it to its parameters.
            """)
    void whatItHasNotIsToldWithACure(String operation, String code, String message) {
        List<PlaybookIssue> found = check(KINDS, "connector c : files { " + operation + " }");
        assertEquals(code, found.getFirst().code(), found.toString());
        assertEquals(message, found.getFirst().message());
    }

    @Test
    void aKindThatIsNotThere() {
        assertEquals("There is no kind of connector file. Did you mean files?",
                only(check(KINDS, "connector c : file { }")).message());
        PlaybookIssue later = only(check(KINDS, "connector c : sql { }"));
        assertEquals(IssueCodes.LATER_VERSION, later.code());
    }

    @Test
    void withoutATableOnlyTheKindsOfTheLanguageAreKnown() {
        assertEquals(List.of(), check(ConnectorKinds.unknown(),
                "connector c : sql { op query(text: Text) -> [Text] reads }"));
        assertEquals(IssueCodes.UNKNOWN_WORD, only(check(ConnectorKinds.unknown(), "connector c : fax { }")).code());
    }

    private static PlaybookIssue only(List<PlaybookIssue> found) {
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }

    private static List<PlaybookIssue> check(ConnectorKinds kinds, String text) {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace(kinds);
        workspace.put("case.playbook", "package c\n" + text);
        return workspace.check();
    }
}
