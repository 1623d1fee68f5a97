package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.spi.Prices;
import dev.steward.engine.spi.Prices.Price;
import dev.steward.llm.PriceTable;

/** The price list and a company's own. */
class PriceTableTest {

    @Test
    void theBuiltInListIsSound() {
        var table = PriceTable.of(null);
        assertEquals(List.of(), table.problems());
        assertTrue(table.all().size() > 10, "rows: " + table.all().size());
        for (var row : table.all()) {
            assertTrue(row.output() >= row.input() && row.input() >= row.cachedInput(), row.toString());
            assertTrue(row.contextWindow() > row.maxOutput(), row.toString());
            assertFalse(row.source().isBlank(), row.toString());
        }
    }

    @Test
    void aSnapshotHasThePriceOfItsModel() {
        var table = PriceTable.of(null);
        assertEquals(table.find("openai:gpt-5"), table.find("openai:gpt-5-2025-08-07"));
        assertEquals(table.find("anthropic:claude-sonnet-4-5"), table.find("anthropic:claude-sonnet-4-5-20250929"));
        assertTrue(table.find("openai:gpt-5-unheard-of").isEmpty());
    }

    @Test
    void aCompanysRowsWin(@TempDir Path company) throws Exception {
        Files.writeString(company.resolve("prices.csv"), """
                # what we pay
                openai:gpt-5,1,0.5,2,400000,128000,2026-01-02,our contract
                compatible:https://models.example.org/v1#*,0,0,0,32000,8000,2026-01-02,our own server
                """);
        var table = PriceTable.of(company);
        assertEquals(List.of(), table.problems());
        assertEquals("our contract", table.find("openai:gpt-5").map(Price::source).orElse("none"));
        assertEquals(0, table.find("compatible:https://models.example.org/v1#qwen3").orElseThrow().output());
        assertTrue(table.find("compatible:https://other.example.org/v1#qwen3").isEmpty());
        assertTrue(table.find("anthropic:claude-haiku-4-5").isPresent(), "the built-in rows stay");
    }

    @Test
    void aBadLineIsToldAndLeftOut(@TempDir Path company) throws Exception {
        Files.writeString(company.resolve("prices.csv"), """
                openai:gpt-5,1,0.5
                openai:gpt-5,-1,0,2,1,1,2026-01-02,x
                openai:gpt-5,1,0,2,1,1,yesterday,x
                openai:o3,1,0,2,9,8,2026-01-02,ours
                """);
        var table = PriceTable.of(company);
        assertEquals(3, table.problems().size(), table.problems().toString());
        assertTrue(table.problems().get(0).startsWith("prices.csv, line 1: "), table.problems().get(0));
        assertEquals("ours", table.find("openai:o3").map(Price::source).orElse("none"));
    }

    @Test
    void anUnreadableFileIsTold(@TempDir Path company) throws Exception {
        Files.write(company.resolve("prices.csv"), new byte[]{ (byte) 0xff, (byte) 0xfe, 0, 1 });
        assertEquals(1, PriceTable.of(company).problems().size());
    }

    @Test
    void aPriceIsStaleAfterNinetyDays() {
        var price = new Price("m", 1_000_000, 0, 2_000_000, 10, 5, LocalDate.of(2026, 1, 1), "test");
        assertFalse(price.stale(LocalDate.of(2026, 1, 1).plusDays(Prices.STALE_DAYS)));
        assertTrue(price.stale(LocalDate.of(2026, 1, 1).plusDays(Prices.STALE_DAYS + 1)));
    }

    @Test
    void costsAreRoundedUp() {
        var price = new Price("m", 250_000, 25_000, 2_000_000, 10, 5, LocalDate.of(2026, 1, 1), "test");
        assertEquals(1, price.cost(1, 0, 0));
        assertEquals(3, price.cost(0, 0, 1) + price.cost(1, 1, 0));
        assertEquals(0, price.cost(0, 0, 0));
        assertEquals(250_000 + 2_000_000, price.cost(1_000_000, 0, 1_000_000));
    }
}
