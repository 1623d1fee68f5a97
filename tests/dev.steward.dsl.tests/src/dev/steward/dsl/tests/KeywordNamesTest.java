package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.PlaybookStandaloneSetup;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.services.PlaybookGrammarAccess;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.xtext.GrammarUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People's words stay free: each keyword names a field, a step and a parameter. */
class KeywordNamesTest {

    static Stream<String> keywords() {
        var grammar = new PlaybookStandaloneSetup().createInjectorAndDoEMFRegistration()
                .getInstance(PlaybookGrammarAccess.class).getGrammar();
        return GrammarUtil.getAllKeywords(grammar).stream().filter(k -> Character.isLetter(k.charAt(0))).sorted();
    }

    @Test
    void thereAreKeywords() {
        assertTrue(keywords().count() > 80);
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void namesAParameterAStepAndAField(String word) {
        String text = """
                type Holder { %1$s: Int  other: Text }
                playbook run(%1$s: Int, xs: [Holder]) -> Int {
                  sum = %1$s + 1
                  list = [%1$s, %1$s]
                  text = "${%1$s} and ${sum}"
                  some = xs.filter(x -> x.%1$s > %1$s and not (%1$s == 2)).size + list.size + text.length
                  step made = Holder { %1$s: %1$s, other: "a" }
                  choice = branch { when %1$s > 1 -> %1$s  else -> made.%1$s }
                  step inner = second(%1$s: %1$s)
                  step last = second(%1$s)
                  return %1$s + choice + some + inner + last
                }
                playbook second(%1$s: Int) -> Int {
                  step more = %1$s
                  return more
                }
                """.formatted(word);
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("names.playbook", text);
        assertEquals(List.of(), workspace.check(), text);
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void namesAStepThatOthersUse(String word) {
        String text = """
                type Holder { other: Text }
                playbook run(n: Int) -> Int {
                  step %1$s = n + 1
                  step twice = %1$s * 2
                  wait 1 min
                  return twice - %1$s
                }
                """.formatted(word);
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("names.playbook", text);
        assertEquals(List.of(), workspace.check(), text);
    }
}
