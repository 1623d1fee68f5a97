package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.tests.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CompletionTest {

    private static final String HEAD = "package base\nplaybook p(topic: Text, people: [Person], draft: Draft,"
            + " maybe: Post?, n: Int) -> Text {\n";

    private final Desk desk = Desk.withPrelude();

    /** Statements without an end, as they are while one writes. */
    static Stream<Arguments> statements() {
        return Stream.of(places("st|", "step"), places("why |", "grow"), places("trigger |", "cron every on manual"),
                places("trigger every 1 day overlap |", "skip queue replace allow"),
                places("step x = wr|", "writer"), places("step x = site.|", "tag publish unpublish visits latest"),
                places("step x = site.ta|", "tag"), places("step x = site.tag(|", "topic id:"),
                places("step x = site.tag(id: |", "topic draft.title"), places("x = draft.|", "title body tags"),
                places("x = maybe?.|", "id"), places("x = topic.sta|", "startsWith"),
                places("x = people.filter(p -> p.|", "name age mail"), places("x = Draft { |", "title body tags"),
                places("x = Draft { title: topic |", "body tags"), places("x = [Tag.|", "product craft news"),
                places("x = Draft { title: topic, tags: [|", "craft"), places("x = branch { |", "when else"),
                places("x = branch { when n > 1 -> |", "topic"), places("x = recall |", "Voice Issue"),
                places("x = recall Outcome of |", "topic company"), places("x = \"to ${to|", "topic"),
                places("x = recall Issue |", "like max where within as"), places("remember |", "Voice Outcome"),
                places("remember Voice of company { |", "text"), places("step x = human |", "edit do choose"),
                places("step x = human edit draft |", "because expires"), places("foreach p |", "in"),
                places("foreach p in |", "people"), places("foreach p in people |", "by max"),
                places("step x = site.tag(topic) |", "retry on approve undo"),
                places("step x = site.tag(topic) on |", "RateLimit Timeout Outage any"),
                places("step x = site.tag(topic) retry 3 |", "backoff on"),
                places("step x = site.tag(topic) on Outage -> |", "escalate raise end cached"),
                places("step x = site.tag(topic) on Outage -> raise |", "Rejected"),
                places("step x = site.tag(topic) approve \"?\" { |", "show editable expires"),
                places("step x = site.tag(topic) approve \"?\" { editable |", "id"),
                places("step x = site.tag(topic) approve \"?\" { expires 8 hours -> |", "abort skip escalate end"),
                places("saga { step x = site.publish(draft) undo |", "site.unpublish"),
                places("budget 1 USD at limit |", "degrade escalate"), places("delegate |", "supervised full approval"),
                places("end |", "skipped"), places("step i = Issue { number: |", "next n"));
    }

    static Stream<Arguments> declarations() {
        return Stream.of(places("|", "playbook type agent"), places("type A { x: |", "Text Int Draft Tag"),
                places("type A { x: base.|", "Draft"), places("agent a : |", "task reasoning"),
                places("agent a : task { |", "model prompt returns"), places("agent a : task { model |", "\"large\""),
                places("agent a : task { model \"la|", "\"large\""),
                places("agent a : task { tools [ |", "site.visits"),
                places("connector c : |", "http mail files"), places("connector c : http { |", "auth limit op probe"),
                places("connector c : http { op a() |", "reads irreversible"),
                places("connector c : http { op a() reads probe |", "a"),
                places("policy x for |", "effect memory cost"),
                places("policy x for effect |", "mail.send irreversible"), places("policy x for effect mail.|", "send"),
                places("policy x for effect mail.send when |", "at to post"),
                places("policy x for effect mail.send when at.hour > 3 |", "deny ask limit"),
                places("fact F of |", "company Issue"), places("fact F of company { t: Text } |", "retain scope"),
                places("record R key |", ""), places("goal g : |", "strategic tactical operational"),
                places("goal g : tactical under |", "grow"), places("goal g : tactical { |", "target delegate"),
                places("goal g : tactical { target |", "openRate"), places("kpi k : Int from |", "site.latest"),
                places("test x \"t\" { |", "input mock assert"), places("test x \"t\" { mock |", "writer site.tag"),
                places("test x \"t\" { assert state |", "done compensated"), places("import con|", ""));
    }

    private static Arguments places(String text, String labels) {
        return Arguments.of(text, labels);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void proposesWhatFitsInAPlaybook(String statement, String labels) {
        proposes(HEAD + statement, labels);
        if (statement.matches("(why|trigger|budget|delegate).*")) {
            return; // stands before all steps
        }
        proposes(HEAD + "  step before = writer(topic)\n" + statement + "\n  return topic\n}\ntype After { x: Int }\n",
                labels);
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void proposesWhatFitsInADeclaration(String declaration, String labels) {
        proposes("package base\n" + declaration, labels);
    }

    private void proposes(String text, String labels) {
        List<String> found = desk.complete(text).stream().map(Proposal::label).toList();
        List<String> wanted = Arrays.stream(labels.split(" ")).filter(l -> !l.isEmpty()).toList();
        assertTrue(found.containsAll(wanted), () -> text + "\nproposes " + found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "step x = site.tag(id: |;topic", "x = Draft { title: |;topic",
            "x = branch { when topic == |;topic", "x = n + |;n", "step x = mail.send(to: |;people", "x = dr|;draft",
            "trigger every 1 day overlap skip cat|;catchUp", "step x = wri|;writer" })
    void theBestComesFirst(String statement, String label) {
        List<String> found = desk.complete(HEAD + statement).stream().map(Proposal::label).toList();
        assertEquals(label, found.isEmpty() ? "" : found.get(0), () -> statement + " proposes " + found);
    }

    @Test
    void aCallBringsItsArguments() {
        Proposal call = named("step x = site.publ|", "publish");
        assertEquals("publish(draft: draft)", call.text());
        assertEquals("publish(draft: ${1:draft})$0", call.snippet());
        assertEquals("(draft: Draft) -> Post", call.detail());
        assertEquals("tags: []", named("x = Draft { title: topic, ta|", "tags").text());
        assertEquals("writer(topic: topic)", named("step x = wr|", "writer").text());
    }

    private Proposal named(String statement, String label) {
        return desk.complete(HEAD + statement).stream().filter(p -> p.label().equals(label)).findFirst().orElseThrow();
    }

    @Test
    void theWordAtTheCursorIsReplacedAsAWhole() {
        String text = HEAD + "  x = dra|fty\n";
        Proposal draft = desk.complete(text).stream().filter(p -> p.label().equals("draft")).findFirst().orElseThrow();
        assertEquals(text.indexOf('|') - 3, draft.offset());
        assertEquals(6, draft.length());
    }

    @Test
    void anImportComesWithTheName() {
        desk.put("far.playbook", "package far\ntype Invoice { id: Text }\nagent chaser : task { model \"m\" prompt"
                + " \"Do.\" returns Text }\n");
        Proposal type = desk.complete("package base\nimport connectors\n\ntype A { x: Inv|").stream()
                .filter(p -> p.label().equals("Invoice")).findFirst().orElseThrow();
        assertEquals("import far", type.detail());
        assertEquals("\nimport far.{Invoice}", type.others().getFirst().text());
        Proposal known = desk.complete("package base\nimport far.{chaser}\n\ntype A { x: Inv|").stream()
                .filter(p -> p.label().equals("Invoice")).findFirst().orElseThrow();
        assertEquals(", Invoice", known.others().getFirst().text());
        assertEquals(List.of("chaser", "Invoice"),
                desk.complete("package base\nimport far.{|").stream().map(Proposal::label).sorted(
                        String.CASE_INSENSITIVE_ORDER).toList());
    }

    @Test
    void theKindOfAConnectorTellsItsOperations() {
        PlaybookIde ide = new PlaybookIde(ConnectorKinds.of(Map.of("mail", Optional.of(List.of(
                new ConnectorKinds.Operation("send", Set.of("to", "post", "at"), List.of(Set.of("to", "post"))))))));
        Snapshot before = ide.update("c.playbook", "package base\n", 1);
        String kind = "package base\nconnector c : ";
        List<Proposal> kinds = ide.complete(before, kind, kind.length());
        assertEquals("mail", kinds.getFirst().label());
        assertEquals("not in this installation", kinds.getLast().detail());
        String operation = "package base\nconnector c : mail {\n  op ";
        assertEquals(List.of("send(post: Text, to: Text)"),
                ide.complete(before, operation, operation.length()).stream().map(Proposal::text).toList());
    }

    @Test
    void nothingIsProposedInCommentsAndTexts() {
        assertEquals(List.of(), desk.complete(HEAD + "  // st|\n"));
        assertEquals(List.of(), desk.complete(HEAD + "  x = \"st|\"\n"));
        assertEquals(List.of(), desk.complete("package base\nagent a : task { prompt \"\"\"\n  st|\n \"\"\" }"));
    }

    @Test
    void everyTemplateOfATopLevelConstructCanBeRead() {
        List<Proposal> all = desk.complete("package base\n|");
        assertTrue(all.stream().filter(p -> p.kind() == Proposal.Kind.SNIPPET).count() >= 12, all::toString);
        for (Proposal proposal : all) {
            if (proposal.kind() == Proposal.Kind.SNIPPET) {
                List<PlaybookIssue> issues = Samples.check(proposal.text());
                assertFalse(issues.stream().anyMatch(i -> i.code().equals("syntax")),
                        () -> proposal.text() + "\n" + issues);
            }
        }
    }
}
