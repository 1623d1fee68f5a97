package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.dsl.types.Vocabulary;
import dev.steward.engine.spi.BoundaryException;

/** Whatever a run can fail with has a name in the language, by which a playbook handles it. */
class ErrorNamesTest {

    @TempDir
    Path folder = Path.of(".");

    private void seen(String name, String body) throws Exception {
        var text = """
                package errors

                type Item { id: Text  price: Money  note: Text?  size: Int }

                connector desk : files {
                  op read(path: Text) -> Text reads
                }

                playbook main(items: [Item], zero: Int) -> Text {
                %s
                  return "not seen"
                }

                test main "%s" {
                  input items = [Item { id: "a", price: 1 EUR, size: 1 }, Item { id: "b", price: 1 USD, size: 1 }],
                    zero = 0
                  mock desk.read returns "read"
                  assert state skipped
                }
                """.formatted(body.indent(2).stripTrailing(), name);
        var answer = new Place(folder).with("", text).steward("test");
        assertEquals(0, answer.exit(), () -> name + "\n" + answer);
    }

    @Test
    void errorsOfLoopsAreHandledByName() throws Exception {
        seen("TooMany", """
                foreach item in items by item.id max 1 { step a = desk.read(item.id) }
                  on TooMany -> end skipped "seen"
                """);
        seen("DuplicateKey", """
                foreach item in items by item.size max 5 { step a = desk.read(item.id) }
                  on DuplicateKey -> end skipped "seen"
                """);
    }

    @Test
    void errorsOfExpressionsAreHandledByName() throws Exception {
        seen("Arithmetic", "step a = desk.read(\"${1 / zero}\") on Arithmetic -> end skipped \"seen\"");
        seen("MixedCurrency",
                "step a = desk.read(\"${items.sum(i -> i.price)}\") on MixedCurrency -> end skipped \"seen\"");
    }

    @Test
    void errorsOfBoundariesHaveNames() throws Exception {
        var known = Vocabulary.ERRORS.keySet();
        var all = new TreeSet<String>();
        for (var field : BoundaryException.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                all.add(String.valueOf(field.get(null)));
            }
        }
        assertTrue(known.containsAll(all), () -> all + " in " + known);
        assertTrue(all.size() > 10 && Arrays.asList("Timeout", "Outage").stream().allMatch(all::contains));
    }
}
