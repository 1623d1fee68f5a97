package dev.steward.dsl.tests;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts to test with. */
public final class Samples {

    /** The door to the language. */
    public static final Playbooks LANGUAGE = new Playbooks();

    /** Files beside this class. */
    public static final List<String> NAMES = List.of("content.playbook", "connectors.playbook", "wide.playbook");

    /** What the snippets of the checks build on; nothing in it is in error. */
    public static final String PRELUDE = """
            package base

            enum Tag { product, craft, news }
            enum Mood { good, bad }
            type Draft { title: Text(max 90)  body: Markdown  tags: [Tag] }
            type Verdict { ok: Bool  reasons: [Text]  score: Int  note: Text? }
            type Post { id: Text }
            record Person key name { name: Text  age: Int  mail: Email? }
            record Issue key number { number: Int  title: Text }
            fact Voice of company { text: Text }  retain forever  scope brand
            fact Secretive of company { pii text: Text }  retain forever  scope people
            fact Outcome of Issue { rate: Percent }  retain 2 years  scope marketing

            connector site : files {
              op publish(draft: Draft) -> Post  compensated by unpublish
              op unpublish(id: Text)  idempotent by id
              op tag(id: Text)  idempotent by id
              op visits(id: Text) -> Int  reads
              op latest() -> Percent  reads
            }
            connector mail : mail {
              auth mailPassword
              op send(to: [Person], post: Post, at: DateTime) -> Post  irreversible
            }

            agent writer : task {
              model "large"
              prompt \"""Write about ${topic}.\"""
              returns Draft
            }
            agent judge : task {
              model "small"
              prompt \"""Judge ${draft}.\"""
              returns Verdict
            }
            kpi openRate : Percent from site.latest() every 1 day
            goal grow : strategic { target openRate >= 38% by 2027-12-31  delegate at most supervised }
            """;

    private Samples() {
    }

    /** The text of one of the files. */
    public static String read(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("samples/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no sample " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything found in a text that stands beside the prelude, in its package. */
    public static List<PlaybookIssue> check(String text) {
        PlaybookWorkspace workspace = LANGUAGE.workspace();
        workspace.put("base.playbook", PRELUDE);
        workspace.put("case.playbook", text.startsWith("package") ? text : "package base\n" + text);
        return workspace.check();
    }

    /** The same for statements, inside a playbook with a few inputs. */
    public static List<PlaybookIssue> checkBody(String statements) {
        return check(body(statements));
    }

    /** Statements inside a playbook with a few inputs. */
    public static String body(String statements) {
        return """
                playbook case(topic: Text, n: Int, maybe: Post?, people: [Person], draft: Draft, issue: Issue) {
                %s
                }
                """.formatted(statements);
    }
}
