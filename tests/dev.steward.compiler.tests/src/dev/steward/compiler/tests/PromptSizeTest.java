package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.Compiler;
import dev.steward.compiler.Prices.ModelPrice;
import dev.steward.compiler.PromptSize;

/** How long prompts can be, and whether the model takes them. */
class PromptSizeTest {

    private static final String TEXT = """
            package p
            type Page { text: Text(max 40000) }
            agent writer : task { model "small" fallback "large" prompt "Write: ${page.text}" }
            agent loose : task { model "small" prompt "Write: ${text}" }
            playbook main(page: Page, text: Text) -> Text {
              step a = writer(page)
              step b = loose(text)
              return "${a} ${b}"
            }
            """;

    @Test
    void aBoundedPromptThatDoesNotFitIsToldWithItsPlaceAndCure() {
        var prompts = prompts();
        assertEquals(List.of("p.main/a small", "p.main/a large", "p.main/b small"),
                prompts.stream().map(p -> p.step() + " " + p.model()).toList());
        var small = prompts.get(0);
        assertFalse(small.fits());
        assertEquals(OptionalLong.of((40_000 + "Write: ".length() + 2000) / 4 + 1), small.tokens());
        assertEquals("The prompt of writer can have about 10502 tokens here, and the model small takes 8000: bound its"
                + " inputs, as in Text(max 5000) or recall … within 1500 tokens.", small.tooLong());
        var at = small.at();
        assertEquals(6, at == null ? 0 : at.line());
        assertTrue(prompts.get(1).fits());
    }

    @Test
    void ofAPromptWithoutABoundOnlyTheRunCanTell() {
        var loose = prompts().get(2);
        assertEquals(OptionalLong.empty(), loose.tokens());
        assertTrue(loose.fits());
    }

    private static List<PromptSize> prompts() {
        var options = new CompileOptions(model -> Optional.of(new ModelPrice(0, 0,
                model.equals("small") ? 8_000 : 200_000, 1000, false)), OptionalLong.empty());
        return new Compiler(options).compile(Playbook.workspace(TEXT), "p.main").compiled().orElseThrow().prompts();
    }
}
