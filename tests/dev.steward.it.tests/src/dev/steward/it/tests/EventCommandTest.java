package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.Role;

/** Events from the command line: typed, told once, and what they concern is followed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EventCommandTest {

    private static final String TEXT = """
            package shop

            enum Rank { small, big }
            type Order { id: Text  sum: Money  rank: Rank?  due: Date? }
            type Payment { order: Text  sum: Int }

            playbook receive(order: Order) -> Text {
              trigger on event Order overlap queue
              return "${order.id}, ${order.sum}"
            }

            playbook bill(order: Text) -> Int {
              paid = on event Payment where event.order == order within 14 days -> abort
              return paid.sum
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder).with("", TEXT);
    }

    private static JsonObject delivery(Place.Answer answer) {
        return answer.objects().stream().filter(o -> o.get("type").getAsString().equals("delivery")).findFirst()
                .orElseThrow(() -> new AssertionError(answer.toString()));
    }

    private String bill(String order) {
        var answer = place.steward("run", "bill", "--input", "order=" + order, "--json");
        assertEquals(3, answer.exit(), answer::toString);
        return answer.last().get("run").getAsString();
    }

    @Test
    void itStartsWhatItTriggersAndFollowsIt() {
        var answer = place.steward("event", "Order", "--set", "id=o1", "--set", "sum=12 EUR", "--set", "rank=big",
                "--json");
        assertEquals(0, answer.exit(), answer::toString);
        assertEquals("o1, 12.00 EUR", answer.last().get("output").getAsString(), answer::toString);
        var delivery = delivery(answer);
        assertEquals("shop.Order", delivery.get("event").getAsString());
        assertEquals(answer.last().get("run"), delivery.getAsJsonArray("started").get(0));
    }

    @Test
    void theSameIdIsTheSameEvent() {
        var words = new String[]{ "event", "shop.Order", "--set", "id=o1", "--set", "sum=1 EUR", "--id", "shop-1" };
        assertTrue(place.steward(words).out().contains("receive started"));
        var again = place.steward(words);
        assertEquals(0, again.exit(), again::toString);
        assertTrue(again.out().contains("came before"), again::toString);
        assertEquals(1, place.steward("runs", "--json").objects().size());
    }

    @Test
    void onlyTheRunThatTakesItGoesOn() {
        var first = bill("o1");
        var second = bill("o2");
        var answer = place.steward("event", "Payment", "--set", "order=o2", "--set", "sum=7", "--json");
        assertEquals(0, answer.exit(), answer::toString);
        var wentOn = delivery(answer).getAsJsonArray("wentOn");
        assertEquals(List.of(second), wentOn.asList().stream().map(e -> e.getAsString()).toList(), answer::toString);
        assertEquals(7, answer.last().get("output").getAsInt());
        assertTrue(place.steward("runs", "--json").objects().stream()
                .anyMatch(run -> run.get("run").getAsString().equals(first)
                        && run.get("state").getAsString().equals("waiting")));
    }

    @Test
    void whatDoesNotFitIsSaidAtOnce() {
        var unknown = place.steward("event", "Ordr", "--set", "id=o1");
        assertEquals(2, unknown.exit(), unknown::toString);
        assertTrue(unknown.err().contains("Did you mean Order?"), unknown::toString);
        var wrong = place.steward("event", "Order", "--set", "sum=much", "--set", "rnk=big");
        assertEquals(2, wrong.exit(), wrong::toString);
        for (var part : List.of("Order needs 'id'", "'sum' of Order must be", "has no 'rnk'. Did you mean rank?",
                "--set id=")) {
            assertTrue(wrong.err().contains(part), part + " in " + wrong);
        }
        assertEquals(2, place.steward("event", "Order", "--set", "id").exit());
        assertTrue(place.steward("runs", "--json").out().isBlank(), "nothing began");
    }

    @Test
    void whatNobodyWaitsForYetIsSaid() {
        var answer = place.steward("event", "Payment", "--set", "order=o2", "--set", "sum=7");
        assertEquals(0, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("No run waits for it now"), answer::toString);
    }

    @Test
    void whileEverythingIsStoppedItIsKept() {
        place.steward("stop", "--all");
        var answer = place.steward("event", "Order", "--set", "id=o1", "--set", "sum=1 EUR", "--id", "shop-1");
        assertEquals(3, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("steward queue --go"), answer::toString);
        place.steward("queue", "--go");
        place.steward("event", "Order", "--set", "id=o2", "--set", "sum=1 EUR");
        assertEquals(2, place.steward("runs", "--json").objects().size(), "both were brought, one after the other");
    }

    @Test
    void itWorksThroughTheProcessThatOwnsTheCompany() {
        var run = bill("o3");
        try (var owner = Place.steward(Map.of()).open(CompanyFolder.read(folder), Role.SERVE, null)) {
            owner.runs().recover();
            owner.schedule().start();
            var order = place.steward("event", "Order", "--set", "id=o1", "--set", "sum=1 EUR", "--json");
            assertEquals(0, order.exit(), order::toString);
            assertEquals("o1, 1.00 EUR", order.last().get("output").getAsString(), order::toString);
            var paid = place.steward("event", "Payment", "--set", "order=o3", "--set", "sum=3", "--json");
            assertEquals(run, paid.last().get("run").getAsString(), paid::toString);
            assertEquals("done", paid.last().get("state").getAsString(), paid::toString);
        }
    }
}
