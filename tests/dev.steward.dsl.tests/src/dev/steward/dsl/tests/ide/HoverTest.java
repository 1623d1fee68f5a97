package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.ide.Hover;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.PlaybookIdeSetup;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.services.PlaybookGrammarAccess;
import dev.steward.dsl.tests.Samples;
import dev.steward.dsl.types.Keywords;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.xtext.GrammarUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoverTest {

    private final Desk desk = Desk.withPrelude();

    private Hover hover(Desk.At at) {
        return desk.ide.hover(at.snapshot(), at.offset()).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "step x = wri|ter(topic); agent writer(topic: Text) -> Draft",
            "step x = mail.se|nd(people, Post { id: topic }, now);"
                    + " op mail.send(to: [Person], post: Post, at: DateTime) -> Post",
            "step d|d = writer(topic); step dd : Draft", "x = top|ic; input topic : Text",
            "x = draft.tit|le; field Draft.title : Text", "x = draft.tags.fi|rst; [T].first : T?",
            "x = n|ow; now : DateTime", "x = [cra|ft]; name Tag.craft",
            "x = branch { when maybe != none -> may|be.id else -> \"\" }; input maybe : Post",
            "repeat at most 3 { step x = site.tag(rou|nd.text) }; round : Int",
            "on event Draft within 1 day -> abort { x = ev|ent.title }; event : Draft",
            "foreach p|p in people by pp.name max 3 { step x = site.tag(pp.name) }; each pp : Person" })
    void saysKindAndType(String statement, String expected) {
        assertEquals(expected.strip(), hover(desk.openBody(statement)).signature());
    }

    @Test
    void tellsEffectGateAndUndoOfAStep() {
        Hover hover = hover(desk.openBody("step se|nt = mail.send(people, Post { id: topic }, now)\n"
                + "  approve \"Send?\" { expires 8 hours -> abort }"));
        assertEquals("step sent : Post", hover.signature());
        assertEquals("calls=mail.send, effect=irreversible, needs=somebody who agrees to each call, "
                + "gate=approval, \"Send?\", expires 8 hours -> abort", facts(hover));
        Hover undone = hover(desk.openBody("saga { step po|st = site.publish(draft) undo site.unpublish(post.id) }"));
        assertEquals("calls=site.publish, effect=compensated by unpublish, taken back by=site.unpublish(post.id)",
                facts(undone));
    }

    @Test
    void tellsCostModelAndWhatIsWrittenAbove() {
        Hover hover = hover(desk.open("case.playbook", """
                package base
                // Writes the letter.
                // In our voice.
                agent let|ter : task {
                  model "large" fallback "small"
                  budget 0.40 USD per run
                  prompt "Write."
                }
                """));
        assertEquals("Writes the letter. In our voice.", hover.documentation());
        assertEquals("model=\"large\" fallback \"small\", cost=at most 0.40 USD per run", facts(hover));
        assertEquals("A block. Of two lines.", hover(desk.open("case.playbook",
                "package base\n/*\n * A block.\n * Of two lines.\n */\ntype A|a { x: Int }")).documentation());
        assertEquals("", hover(desk.open("case.playbook", "package base\n// far\n\ntype A|a { x: Int }"))
                .documentation());
    }

    @Test
    void tellsWhenAFactWasUsedLast() {
        PlaybookIde ide = new PlaybookIde(ConnectorKinds.unknown(),
                fact -> fact.equals("base.Voice") ? Optional.of("2 hours ago by letter") : Optional.empty());
        String text = "package base\nfact Voice of company { t: Text } retain forever scope brand\n"
                + "fact Other of company { t: Text } retain forever scope brand\n";
        Snapshot snapshot = ide.update("a.playbook", text, 1);
        assertEquals("kept=retain forever, kept=scope brand, last used=2 hours ago by letter",
                facts(ide.hover(snapshot, text.indexOf("Voice")).orElseThrow()));
        assertEquals("kept=retain forever, kept=scope brand",
                facts(ide.hover(snapshot, text.indexOf("Other")).orElseThrow()));
    }

    private static String facts(Hover hover) {
        return String.join(", ", hover.facts().stream().map(f -> f.label() + "=" + f.text()).toList());
    }

    @Test
    void explainsKeywordsTypesAndErrors() {
        assertTrue(hover(desk.openBody("sa|ga { step a = site.tag(topic) }")).documentation().contains("taken back"));
        assertTrue(hover(desk.openBody("step a = site.tag(topic) on Out|age -> escalate")).documentation()
                .contains("does not work"));
        assertTrue(hover(desk.open("case.playbook", "package base\ntype A { x: Perc|ent }")).documentation()
                .contains("hundred"));
        assertTrue(desk.ide.hover(desk.openBody("x = 3 |").snapshot(), 0).isPresent());
    }

    @Test
    void everyKeywordHasItsSentence() {
        Set<String> missing = new TreeSet<>();
        Keywords keywords = new Keywords();
        var grammar = new PlaybookIdeSetup().createInjectorAndDoEMFRegistration()
                .getInstance(PlaybookGrammarAccess.class).getGrammar();
        GrammarUtil.getAllKeywords(grammar).stream().filter(k -> Character.isLetter(k.charAt(0)))
                .filter(k -> keywords.find(k).isEmpty()).forEach(missing::add);
        assertEquals(Set.of(), missing);
        Pattern sentence = Pattern.compile("[A-Z].*[.]");
        keywords.all().forEach(k -> assertTrue(sentence.matcher(k.doc()).matches(), k.toString()));
    }

    @Test
    void saysSomethingOfMostWordsOfTheReferenceExample() {
        Samples.NAMES.forEach(n -> desk.put(n, Samples.read(n)));
        String text = Samples.read("content.playbook");
        Desk.At at = desk.open("content.playbook", text);
        Set<String> silent = new TreeSet<>();
        var words = Pattern.compile("\\b[a-zA-Z]{2,}\\b").matcher(text);
        while (words.find()) {
            if (desk.ide.hover(at.snapshot(), words.start() + 1).isEmpty()) {
                silent.add(words.group());
            }
        }
        assertTrue(silent.size() < 60, () -> silent.size() + " words without a hover: " + silent);
    }
}
