package dev.steward.compiler.tests;

import java.util.List;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;

/** A small company for tests: {@code p.main} is written by each test. */
final class Shop {

    static final String DECLARATIONS = """
            package p
            type Page   { id: Text }
            type Verdict { ok: Bool }
            record Issue key number { number: Int  title: Text }
            fact Voice of company { text: Text } retain forever scope brand
            fact Note of Issue { text: Text } retain 2 years scope brand
            agent writer : task { model "large" prompt "Write about ${topic}." returns Text }
            agent judge : task { model "small" prompt "Judge ${text}." returns Verdict }
            connector mail : mail {
              op send(to: Text, body: Text) -> Page  irreversible
              op list() -> [Text]                    reads
            }
            connector site : site {
              op publish(title: Text) -> Page  idempotent by title  compensated by remove
              op remove(id: Text)              idempotent by id
              op ping(title: Text)             idempotent by title
            }
            playbook other(n: Int = 3) -> Text { return "${n}" }
            """;

    /** Line of the first statement in {@link #text}. */
    static final int FIRST_LINE = (int) DECLARATIONS.lines().count() + 2;

    private Shop() {
    }

    /** The plan of a playbook with these statements. */
    static Plan plan(String statements) {
        return Playbook.plan(text(statements));
    }

    static String text(String statements) {
        return DECLARATIONS + "playbook main(t: Text, l: [Text], issue: Issue) -> Text? {\n" + statements + "\n}\n";
    }

    static List<Stmt> statements(String statements) {
        return plan(statements).playbooks().get("p.main").body().statements();
    }

    /** The only step of a playbook that is made of it. */
    static Stmt.Step step(String statements) {
        return statements(statements).stream().filter(Stmt.Step.class::isInstance).map(Stmt.Step.class::cast)
                .findFirst().orElseThrow();
    }
}
