package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.steward.compiler.SemanticChange;
import dev.steward.compiler.SemanticDifference;

/** Versions differ in what they do, and it is said in the words of the language. */
class SemanticDifferenceTest {

    private static final String TEXT = """
            package ana.letters

            import connectors.{mail}

            type Letter {
              title: Text
              body: Markdown
            }

            agent writer : task {
              model "small"
              prompt "Write a letter about ${topic}, friendly and short, so that its readers stay for years."
              returns Letter
            }

            playbook weeklyLetter(topic: Text) -> Int {
              delegate supervised 4h
              budget 2.00 USD
              step draft = writer(topic: topic)
                retry 2 backoff 5s..1m on Timeout
              step send = mail.send(to: "all", subject: draft.title, body: draft.body)
                retry 3
                approve "Send it?" {
                  show draft.title
                  expires 2d -> abort
                }
              foreach reader in readers by reader.name max 10 {
                step note = mail.note(reader)
              }
              return 1
            }

            policy calm for effect mail.send
              when today.weekday == 5 deny because "not on Fridays"
            """;

    @Test
    void layoutAndCommentsAreNoDifference() {
        assertEquals(List.of(), changes(TEXT, "// a note\n" + TEXT.replace("  step", "\n\n      step")));
    }

    @Test
    void aChangedClauseIsToldWithItsStep() {
        assertEquals(List.of("weeklyLetter: step send: retry 3 → 5"),
                changes(TEXT, TEXT.replace("retry 3", "retry 5")));
        assertEquals(List.of("weeklyLetter: step draft: retry backoff 5s.. 1m → 2m"),
                changes(TEXT, TEXT.replace("5s..1m", "5s..2m")));
        assertEquals(List.of("weeklyLetter: step send: approve: expires 2d → 3d"),
                changes(TEXT, TEXT.replace("expires 2d", "expires 3d")));
        assertEquals(List.of("weeklyLetter: budget 2.00 USD → 3.00 USD"), changes(TEXT, TEXT.replace("2.00", "3.00")));
        assertEquals(List.of("weeklyLetter: delegate supervised 4h → full"),
                changes(TEXT, TEXT.replace("supervised 4h", "full")));
    }

    @Test
    void aChangedArgumentIsToldByItsName() {
        assertEquals(List.of("weeklyLetter: step send: to: \"all\" → \"some\""),
                changes(TEXT, TEXT.replace("\"all\"", "\"some\"")));
    }

    @Test
    void whatIsNewOrGoneIsNamed() {
        assertEquals(List.of("weeklyLetter: step notify added"),
                changes(TEXT, TEXT.replace("  return 1", "  step notify = mail.note(\"done\")\n  return 1")));
        assertEquals(List.of("weeklyLetter: step note removed"),
                changes(TEXT, TEXT.replace("step note = mail.note(reader)", "")));
        assertEquals(List.of("weeklyLetter: step send: retry 3 removed"),
                changes(TEXT, TEXT.replace("retry 3\n", "\n")));
        assertEquals(List.of("weeklyLetter: input tone added"),
                changes(TEXT, TEXT.replace("topic: Text)", "topic: Text, tone: Text)")));
        assertEquals(List.of("Letter: field date added"),
                changes(TEXT, TEXT.replace("  title: Text", "  title: Text\n  date: Date")));
    }

    @Test
    void wholeDeclarationsAreTold() {
        var policy = TEXT.substring(TEXT.indexOf("policy calm"));

        assertEquals(List.of("policy calm removed"), changes(TEXT, TEXT.replace(policy, "")));
        assertEquals(List.of("policy calm added"), changes(TEXT.replace(policy, ""), TEXT));
        assertEquals(List.of("policy calm renamed to quiet"),
                changes(TEXT, TEXT.replace("policy calm", "policy quiet")));
    }

    @Test
    void rulesOfAPolicyAreTold() {
        assertEquals(List.of("calm: rule when cost > 2 USD ask added"),
                changes(TEXT, TEXT.strip() + "\n  when cost > 2 USD ask\n"));
        assertEquals(List.of("calm: rule: today.weekday == 5 → 4"), changes(TEXT, TEXT.replace("== 5", "== 4")));
        assertEquals(List.of("calm: rule: deny → ask"), changes(TEXT, TEXT.replace("deny", "ask")));
    }

    @Test
    void aRenamedStepIsOneChange() {
        assertEquals(List.of("weeklyLetter: step note renamed to word"),
                changes(TEXT, TEXT.replace("step note =", "step word was note =")));
        assertEquals(List.of("weeklyLetter: step note renamed to word"),
                changes(TEXT, TEXT.replace("step note =", "step word =")));
    }

    @Test
    void aStepThatIsElsewhereWasMoved() {
        var moved = TEXT.replace("    step note = mail.note(reader)\n", "")
                .replace("  return 1", "  step note = mail.note(reader)\n  return 1");
        assertEquals(List.of("weeklyLetter: step note moved"), changes(TEXT, moved));

        var first = "step a = x.y(1)\n  step b = x.y(2)\n  step c = x.y(3)\n";
        assertEquals(List.of("p: step c moved to the beginning"),
                changes(playbook(first), playbook("step c = x.y(3)\n  step a = x.y(1)\n  step b = x.y(2)\n")));
        assertEquals(List.of("p: step a moved behind step c"),
                changes(playbook(first), playbook("step b = x.y(2)\n  step c = x.y(3)\n  step a = x.y(1)\n")));
    }

    @Test
    void inALongTextTheWordsAreShown() {
        assertEquals(List.of("writer: prompt … friendly → warm"), changes(TEXT, TEXT.replace("friendly", "warm")));
    }

    @Test
    void theResultAndLoopsAreTold() {
        assertEquals(List.of("weeklyLetter: returns: Int → Text"), changes(TEXT, TEXT.replace("-> Int", "-> Text")));
        assertEquals(List.of("weeklyLetter: foreach reader: max 10 → 20"),
                changes(TEXT, TEXT.replace("max 10", "max 20")));
        assertEquals(List.of("weeklyLetter: return 1 → 2"), changes(TEXT, TEXT.replace("return 1", "return 2")));
    }

    @Test
    void aFileThatIsNewOrGoneHasOnlyWholeDeclarations() {
        var text = "type A {\n}\n\nenum B {\n}\n";

        assertEquals(List.of("type A added", "enum B added"), texts(SemanticDifference.between(Optional.empty(),
                Optional.of(Playbook.workspace().read("a", text)))));
        assertEquals(List.of("type A removed", "enum B removed"), texts(SemanticDifference.between(
                Optional.of(Playbook.workspace().read("a", text)), Optional.empty())));
    }

    @Test
    void brokenTextsTellWhatCanBeRead() {
        assertEquals(List.of("weeklyLetter: budget 2.00 USD → 3.00 USD"),
                changes(TEXT, TEXT.replace("2.00", "3.00") + "\npolicy"));
    }

    private static String playbook(String steps) {
        return "playbook p() {\n  " + steps + "}\n";
    }

    private static List<String> changes(String before, String after) {
        var workspace = Playbook.workspace();
        return texts(SemanticDifference.between(Optional.of(workspace.read("a", before)),
                Optional.of(workspace.read("a", after))));
    }

    private static List<String> texts(List<SemanticChange> changes) {
        return changes.stream().map(SemanticChange::text).toList();
    }
}
