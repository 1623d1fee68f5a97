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
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    private static final String HEAD = "package base\nplaybook p(topic: Text, people: [Person], draft: Draft,"
            + " maybe: Post?, n: Int) -> Text {\n";

    private final Desk desk = Desk.withPrelude();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            st| ; step
            why | ; grow
            trigger | ; cron every on manual
            trigger every 1 day overlap | ; skip queue replace allow
            step x = wr| ; writer
            step x = site.| ; tag publish unpublish visits latest
            step x = site.ta| ; tag
            step x = site.tag(| ; topic id:
            step x = site.tag(id: | ; topic draft.title
            x = draft.| ; title body tags
            x = maybe?.| ; id
            x = topic.sta| ; startsWith
            x = people.filter(p -> p.| ; name age mail
            x = Draft { | ; title body tags
            x = Draft { title: topic | ; body tags
            x = [Tag.| ; product craft news
            x = Draft { title: topic, tags: [| ; craft
            x = branch { | ; when else
            x = branch { when n > 1 -> | ; topic
            x = recall | ; Voice Issue
            x = recall Outcome of | ; topic company
            x = "to ${to| ; topic
            x = recall Issue | ; like max where within as
            remember | ; Voice Outcome
            remember Voice of company { | ; text
            step x = human | ; edit do choose
            step x = human edit draft | ; because expires
            foreach p | ; in
            foreach p in | ; people
            foreach p in people | ; by max
            step x = site.tag(topic) | ; retry on approve undo
            step x = site.tag(topic) on | ; RateLimit Timeout Outage any
            step x = site.tag(topic) retry 3 | ; backoff on
            step x = site.tag(topic) on Outage -> | ; escalate raise end cached
            step x = site.tag(topic) on Outage -> raise | ; Rejected
            step x = site.tag(topic) approve "?" { | ; show editable expires
            step x = site.tag(topic) approve "?" { editable | ; id
            step x = site.tag(topic) approve "?" { expires 8 hours -> | ; abort skip escalate end
            saga { step x = site.publish(draft) undo | ; site.unpublish
            budget 1 USD at limit | ; degrade escalate
            delegate | ; supervised full approval
            end | ; skipped
            step i = Issue { number: | ; next n
            re| ; repeat return
            rac| ; race
            dead| ; deadline
            on | ; event
            on event | ; Draft
            x = on event Draft within 3 days -> | ; abort skip escalate
            deadline 3 days { wait 1 day } -> | ; abort skip escalate
            repeat at most 3 { step x = site.tag(ro| ; round
            repeat | ; at
            repeat at most 3 | ; until
            race { | ; step wait
            on event Draft within 3 days -> abort { x = event.| ; title body tags
            """)
    void proposesWhatFitsInAPlaybook(String statement, @Nullable String labels) {
        proposes(HEAD + statement, labels);
        if (statement.matches("(why|trigger|budget|delegate).*")) {
            return; // stands before all steps
        }
        proposes(HEAD + "  step before = writer(topic)\n" + statement + "\n  return topic\n}\ntype After { x: Int }\n",
                labels);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            | ; playbook type agent
            type A { x: | ; Text Int Draft Tag
            type A { x: base.| ; Draft
            agent a : | ; task reasoning
            agent a : task { | ; model prompt returns
            agent a : task { model | ; "large"
            agent a : task { model "la| ; "large"
            agent a : task { tools [ | ; site.visits
            connector c : | ; http mail files
            connector c : http { | ; auth limit op probe
            connector c : http { op a() | ; reads irreversible
            connector c : http { op a() reads probe | ; a
            policy x for | ; effect memory cost
            policy x for effect | ; mail.send mail irreversible
            policy x for effect mail.| ; send
            policy x for effect mail.send when | ; at to post
            policy x for effect mail.send when at.hour > 3 | ; deny ask limit
            fact F of | ; company Issue
            fact F of company { t: Text } | ; retain scope
            record R key | ;
            goal g : | ; strategic tactical operational
            goal g : tactical under | ; grow
            goal g : tactical { | ; target delegate
            goal g : tactical { target | ; openRate
            kpi k : Int from | ; site.latest
            test x "t" { | ; input mock assert
            test x "t" { mock | ; writer site.tag
            test x "t" { assert state | ; done compensated
            import con| ;
            """)
    void proposesWhatFitsInADeclaration(String declaration, @Nullable String labels) {
        proposes("package base\n" + declaration, labels);
    }

    private void proposes(String text, @Nullable String labels) {
        List<String> found = desk.complete(text).stream().map(Proposal::label).toList();
        List<String> wanted = Arrays.stream((labels == null ? "" : labels).split(" ")).filter(l -> !l.isEmpty())
                .toList();
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
        assertEquals("tags: []", named("x = Draft { title: topic, ta| }", "tags").text());
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
