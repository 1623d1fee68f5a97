package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.Compiler;
import dev.steward.compiler.CostBound;
import dev.steward.compiler.CostBound.Binding;
import dev.steward.compiler.Prices;
import dev.steward.compiler.Prices.ModelPrice;

/**
 * A call of {@code large} costs 1,000 µUSD and one of {@code small} 10, whatever the prompt: only output is paid for.
 * The agents answer with plain text, so that nothing is repaired, but for {@code judge}.
 */
class WorstCaseTest {

    private static final Map<String, ModelPrice> PRICES = Map.of(
            "large", new ModelPrice(0, 1_000_000, 100_000, 1000, false),
            "small", new ModelPrice(0, 10_000, 100_000, 1000, false),
            "metered", new ModelPrice(1_000_000, 0, 50_000, 1000, true));
    private static final String AROUND = """
            package p
            type Verdict { ok: Bool }
            agent writer : task { model "large" prompt "Write about ${topic}." }
            agent cheap : task { model "small" prompt "Write about ${topic}." }
            agent safe : task { model "large" fallback "small" prompt "Write about ${topic}." }
            agent capped : task { model "large" budget 0.0025 USD per run prompt "Write about ${topic}." }
            agent judge : task { model "large" prompt "Judge ${topic}." returns Verdict }
            connector web : http { op look(q: Text) -> Text  reads }
            agent looker : task { model "large" tools [web.look] prompt "Write about ${topic}." }
            agent reader : task { model "metered" tools [web.look] prompt "Write." }
            agent odd : task { model "unheard of" prompt "Write about ${topic}." }
            agent odder : task { model "unheard of" budget 0.01 USD per run prompt "Write about ${topic}." }
            agent meter : task { model "metered" prompt "${topic}" }
            playbook inner(topic: Text) -> Text {
              budget 0.0015 USD at limit escalate
              step a = writer(topic)
              step b = writer(topic)
              return b
            }
            playbook main(topic: Text, l: [Text]) -> Text {
            %s
            return topic
            }
            """;

    static Stream<Arguments> structures() {
        return Stream.of(
                arguments("// nothing", 0),
                arguments("deadline 3 days { step a = writer(topic) } -> skip", 1000),
                arguments("on event Verdict within 3 days -> skip { step a = writer(topic) }", 1000),
                arguments("race { step a = writer(topic)  saga { step b = cheap(topic) } }", 1010),
                arguments("repeat at most 4 until round > 2 { step a = writer(topic) }", 4_000),
                arguments("step a = writer(topic)", 1000),
                arguments("step a = writer(topic)\nstep b = cheap(topic)", 1010),
                arguments("step a = writer(topic) retry 3", 4000),
                // the question, eight rounds of tools, and a repair when it asks for more
                arguments("step a = looker(topic)", 10_000),
                arguments("step a = looker(topic) retry 2", 12_000),
                // what the tools give stands in each question, up to the model's window
                arguments("step a = reader()", 500_000),
                arguments("step a = safe(topic)", 1010),
                arguments("step a = safe(topic) retry 2", 3030),
                arguments("step a = cheap(topic) on any -> model \"large\"", 1010),
                arguments("step a = judge(topic)", 2000),
                arguments("step a = judge(topic) on InvalidOutput -> repair at most 3", 4000),
                arguments("step a = judge(topic) retry 1 on InvalidOutput -> repair at most 3", 5000),
                arguments("foreach topic2 in l max 7 { step a = writer(topic: topic2) }", 7000),
                arguments("foreach x in l max 7 { foreach y in l max 3 { step a = writer(topic: y) } }", 21_000),
                arguments("x = branch { when topic == \"a\" -> step a = writer(topic)  else -> step b = cheap(topic) }",
                        1000),
                arguments("parallel { step a = writer(topic)  step b = cheap(topic) }", 1010),
                arguments("step a = capped(topic) retry 9", 2500),
                arguments("step a = capped(topic) retry 9\nstep b = capped(topic)\nstep c = cheap(topic)", 2510),
                arguments("step a = writer(topic) retry 9 budget 0.002 USD at limit escalate", 2000),
                arguments("step a = inner(topic)", 1500),
                arguments("step a = inner(topic)\nstep b = inner(topic)", 3000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void structures(String statements, long microUsd) {
        var cost = cost(statements, OptionalLong.empty());
        assertEquals(OptionalLong.of(microUsd), cost.structure(), () -> cost.toString());
        assertEquals(Binding.STRUCTURE, cost.binding());
        assertEquals(List.of(), cost.unknown());
    }

    @Test
    void theSmallerOfStructureAndCapBinds() {
        var structure = cost("budget 0.01 USD at limit escalate\nstep a = writer(topic)", OptionalLong.empty());
        assertEquals(Binding.STRUCTURE, structure.binding());
        assertEquals(OptionalLong.of(1000), structure.microUsd());
        var budget = cost("budget 0.0005 USD at limit escalate\nstep a = writer(topic)", OptionalLong.of(100));
        assertEquals(Binding.PLAYBOOK_BUDGET, budget.binding());
        assertEquals(OptionalLong.of(500), budget.microUsd());
        assertEquals(OptionalLong.of(1000), budget.structure());
        var company = cost("step a = writer(topic)", OptionalLong.of(100));
        assertEquals(Binding.COMPANY_CAP, company.binding());
        assertEquals(OptionalLong.of(100), company.microUsd());
    }

    @Test
    void anUnknownPriceIsSaidAndOnlyCapsRemain() {
        var cost = cost("step a = odd(topic)", OptionalLong.of(700));
        assertEquals(OptionalLong.empty(), cost.structure());
        assertEquals(OptionalLong.of(700), cost.microUsd());
        assertEquals(List.of("The price of the model unheard of of p.odd is not known."), cost.unknown());
        assertEquals(Binding.NOTHING, cost("step a = odd(topic)", OptionalLong.empty()).binding());
        assertEquals(OptionalLong.empty(), cost("step a = odder(topic)", OptionalLong.empty()).microUsd(),
                "an agent's cap does not count calls without a price");
    }

    @Test
    void aPromptWithoutABoundFillsTheWindow() {
        var cost = cost("step a = meter(topic)", OptionalLong.empty());
        assertEquals(OptionalLong.of(50_000), cost.structure());
        assertTrue(cost.stale(), "the price is stale");
    }

    @Test
    void aPromptWithABoundCostsNoMoreThanItsCharacters() {
        var text = "x".repeat(3000);
        var cost = cost("step a = meter(topic: \"" + text + "\")", OptionalLong.empty());
        assertEquals(OptionalLong.of(3000 + 2000), cost.structure(), "the characters and what the engine adds");
    }

    private static CostBound cost(String statements, OptionalLong companyCap) {
        var workspace = Playbook.workspace(AROUND.formatted(statements));
        Prices prices = model -> Optional.ofNullable(PRICES.get(model));
        var result = new Compiler(new CompileOptions(prices, companyCap)).compile(workspace, "p.main");
        return result.compiled().orElseThrow(() -> new AssertionError(workspace.check() + " " + result.issues()))
                .cost();
    }
}
