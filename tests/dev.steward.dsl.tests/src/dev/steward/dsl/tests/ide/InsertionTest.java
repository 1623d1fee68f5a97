package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.ide.DeclaredName;
import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.TextEdit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is declared is put into a text by its name alone. */
class InsertionTest {

    private static final String OUTSIDE = """
            package outside

            connector drafts : files {
              op write(path: Text, text: Text) -> Text  idempotent by path
              op list() -> [Text]  reads
            }
            """;
    private static final String HOUSE = """
            package house

            fact Voice of company { text: Text }  retain forever  scope brand

            agent writer : task {
              model "small"
              prompt "Write about ${topic}."
              returns Text
            }
            """;

    private final Desk desk = new Desk();

    InsertionTest() {
        desk.put("outside.playbook", OUTSIDE);
        desk.put("house.playbook", HOUSE);
    }

    @Test
    void anOperationOfAnotherPackageComesAsAStepWithItsImport() {
        String text = written("drafts", "write", """
                package house

                playbook p(path: Text) {
                  wait 1 day|
                }
                """);
        assertEquals("""
                package house
                import outside.{drafts}

                playbook p(path: Text) {
                  wait 1 day
                  step write = drafts.write(path: path, text: "")
                }
                """, text);
    }

    @Test
    void onAnEmptyLineItTakesTheIndentationOfTheBlock() {
        String text = written("drafts", "list", """
                package house
                import outside.{drafts}

                playbook p() {
                  step list = drafts.list()
                |
                }
                """);
        assertEquals("""
                package house
                import outside.{drafts}

                playbook p() {
                  step list = drafts.list()
                  step list2 = drafts.list()
                }
                """, text);
    }

    @Test
    void behindTheBeginningOfAStepOnlyTheCallIsWritten() {
        String text = written("house", "writer", "package house\n\nplaybook p(topic: Text) {\n  step a = |\n}\n");
        assertEquals("package house\n\nplaybook p(topic: Text) {\n  step a = writer(topic: topic)\n}\n", text);
    }

    @Test
    void aFactIsRecalled() {
        String text = written("house", "Voice", "package house\n\nplaybook p() {\n  |\n}\n");
        assertEquals("package house\n\nplaybook p() {\n  voice = recall Voice of company\n}\n", text);
    }

    @Test
    void inTheMiddleOfAStatementItComesBehindAllOfIt() {
        String text = written("house", "writer", """
                package house

                playbook p(topic: Text) {
                  step a = wri|ter(topic)
                    retry 3 backoff 10s..5m on Timeout
                }
                """);
        assertEquals("""
                package house

                playbook p(topic: Text) {
                  step a = writer(topic)
                    retry 3 backoff 10s..5m on Timeout
                  step answer = writer(topic: topic)
                }
                """, text);
    }

    @Test
    void inTheHeadOfAPlaybookItComesBehindTheHead() {
        String text = written("house", "writer", """
                package house

                playbook p(topic: Text) {
                  delegate supervised
                  |budget 1 USD
                    at limit escalate "over"
                  wait 1 day
                }
                """);
        assertEquals("""
                package house

                playbook p(topic: Text) {
                  delegate supervised
                  budget 1 USD
                    at limit escalate "over"
                  step answer = writer(topic: topic)
                  wait 1 day
                }
                """, text);
    }

    @Test
    void outsideOfPlaybooksAndForTypesThereIsNothing() {
        assertEquals("", written("house", "writer", "package house\n|\n"));
    }

    /** The text with what is inserted; empty when nothing is. */
    private String written(String inside, String name, String marked) {
        Desk.At at = desk.open("case.playbook", marked);
        DeclaredName what = desk.ide.names(at.snapshot(), name, 100, () -> false).stream()
                .filter(n -> n.inside().equals(inside) && n.node().name().equals(name)).findFirst().orElseThrow();
        Optional<Proposal> found = desk.ide.insertion(at.snapshot(), at.snapshot().text(), at.offset(), what);
        return found.map(p -> apply(at.snapshot().text(), p)).orElse("");
    }

    private static String apply(String text, Proposal proposal) {
        String changed = text.substring(0, proposal.offset()) + proposal.text()
                + text.substring(proposal.offset() + proposal.length());
        List<TextEdit> imports = proposal.others();
        for (TextEdit edit : imports) {
            changed = changed.substring(0, edit.offset()) + edit.text()
                    + changed.substring(edit.offset() + edit.length());
        }
        return changed;
    }
}
