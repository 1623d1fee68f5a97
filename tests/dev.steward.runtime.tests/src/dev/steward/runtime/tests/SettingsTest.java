package dev.steward.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.steward.engine.plan.Plan.Period;
import dev.steward.engine.Engine;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.internal.SettingsReader;

class SettingsTest {

    private static CompanySettings read(String text) {
        return SettingsReader.read(Path.of("/ana/steward.properties"), text);
    }

    @Test
    void everythingThatIsSetIsRead() {
        var settings = read("""
                # a comment
                name = Ana Ltd
                zone = Europe/Berlin
                locale = de-DE
                currency = EUR
                cap.run = 1.25 USD
                cap.month = 40 USD
                cap.day = 3 USD
                model.large = compatible:http://127.0.0.1:1/v1#m=x
                models.timeout = 5
                connector.mail.outbox = out box
                retention.runs = 400 days
                """);
        assertEquals("Ana Ltd", settings.name());
        assertEquals(ZoneId.of("Europe/Berlin"), settings.zone());
        assertEquals("de-DE", settings.locale().toLanguageTag());
        assertEquals("EUR", settings.currency());
        assertEquals(1_250_000, settings.capMicroUsd());
        assertEquals(List.of(new Engine.PeriodBudget(Period.DAY, 3_000_000),
                new Engine.PeriodBudget(Period.MONTH, 40_000_000)), settings.budgets());
        assertEquals("compatible:http://127.0.0.1:1/v1#m=x", settings.model("large"));
        assertEquals(Map.of("timeout", "5"), settings.modelOptions());
        assertEquals(Duration.ofDays(400), settings.keepRuns());
        assertEquals(Map.of("outbox", "out box"), settings.connector("mail"));
    }

    @Test
    void withoutSettingsTheFolderNamesTheCompanyAndTheRehearsalAnswers() {
        var settings = read("");
        assertEquals("ana", settings.name());
        assertEquals("rehearsal", settings.model("large"));
        assertEquals("openai:x", settings.model("openai:x"), "a full id is no alias");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zone = Mars/One            | time zone
            locale = !!                | locale
            currency = XYZW            | currency
            cap.run = lots             | 2.00 USD
            cap.run = 1 EUR            | 2.00 USD
            cap.run = 9999999999 USD   | 2.00 USD
            cap.day = much             | cap.day
            cap.year = 3 USD           | cap.month
            nmae = Ana                 | Did you mean name?
            retention.runs = 3 hours   | 400 days
            retention.runs = for ever  | 400 days
            just words                 | has no '='
            name =                     | no value
            connector.mail = x         | connector.NAME.SETTING
            connector.mail.password = x| STEWARD_SECRET_
            connector.x.apiToken = x   | STEWARD_SECRET_
            """)
    void aWrongLineIsNamedWithItsCure(String line, String cure) {
        var problem = assertThrows(ProblemException.class, () -> read("# first\n" + line + "\n"));
        assertTrue(problem.sentence().startsWith("/ana/steward.properties line 2 "), problem.sentence());
        assertTrue(problem.sentence().contains(cure), problem.sentence());
    }

    @Test
    void aKeyIsSetOnce() {
        var problem = assertThrows(ProblemException.class, () -> read("name = A\nname = B\n"));
        assertTrue(problem.sentence().contains("first in line 1"), problem.sentence());
    }
}
