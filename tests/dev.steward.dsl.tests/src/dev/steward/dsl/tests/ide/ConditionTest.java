package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.StepPlace;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions of breakpoints, and the steps that breakpoints are on. */
class ConditionTest {

    private static final String TEXT = """
            package shop
            import base.{writer}

            playbook letter(topic: Text, many: Int = 3) -> Text {
              step draft = writer(topic)
              step long = draft.title.length
              foreach day in [1, 2] max 9 {
                step shown = "${day}"
                  on error -> skip
              }
              return draft.title
            }
            """;

    private final Desk desk = Desk.withPrelude();
    private final Snapshot snapshot = desk.open("letter.playbook", TEXT).snapshot();

    private StepPlace step(String name) {
        return StepPlace.of(snapshot, "shop.letter/" + name).orElseThrow();
    }

    private String fault(String step, boolean after, String condition) {
        return desk.ide.conditionFault(snapshot, step(step), after, condition).orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = { "many > 2", "draft.title.length > 60 and topic != \"\"", "draft.title == topic",
            "cost > 1 USD" })
    void aConditionIsReadAsIfItStoodAtTheStep(String condition) {
        assertEquals("", fault("long", false, condition));
    }

    @Test
    void theStepsOwnValueIsSeenBehindItOnly() {
        assertEquals("", fault("draft", true, "draft.title.length > 3"));
        assertEquals("draft is not known yet before draft: hold after the step that makes it.",
                fault("draft", false, "draft.title.length > 3"));
        assertEquals("", fault("shown", false, "day == 2"));
        assertTrue(fault("long", false, "day == 2").startsWith("There is no day here."),
                () -> fault("long", false, "day == 2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "draft.titel.length > 60; At character 7: ; title",
            "many; ; This is Int at long, neither true nor false", "many > ; ; ", "nothing == 1; ; nothing",
            "many > \"x\"; ; Text" })
    void aFaultIsOneSentenceWithItsPlaceAndCure(String condition, String begin, String part) {
        var fault = fault("long", false, condition);
        assertFalse(fault.isEmpty(), condition);
        assertTrue(fault.startsWith(begin == null ? "" : begin + " ") || begin == null, fault);
        assertTrue(part == null || fault.contains(part), fault);
        assertFalse(fault.contains("watched__value"), fault);
    }

    @Test
    void errorsElsewhereDontMatter() {
        desk.put("broken.playbook", "package broken\nplaybook x() -> Int { return nothing }\n");
        desk.put("unreadable.playbook", "package unreadable\nplaybook {{{\n");
        var again = desk.open("letter.playbook", TEXT).snapshot();
        assertEquals(List.of(), desk.ide.conditionFault(again, step("long"), false, "many > 2").stream().toList());
    }

    @Test
    void namesAreProposed() {
        var labels = desk.ide.completeCondition(snapshot, step("long"), false, "dra", 3).stream()
                .map(Proposal::label).toList();
        assertTrue(labels.contains("draft"), labels.toString());
        var field = desk.ide.completeCondition(snapshot, step("long"), false, "1 < 2 and draft.ti", 18);
        assertEquals("title", field.getFirst().label());
        assertEquals(16, field.getFirst().offset());
        assertEquals(2, field.getFirst().length());
    }

    @Test
    void stepsAreFoundByTheirLines() {
        assertEquals(List.of("shop.letter/draft", "shop.letter/long", "shop.letter/shown"),
                StepPlace.of(snapshot).stream().map(StepPlace::staticId).toList());
        assertEquals("long", StepPlace.on(snapshot, 6).orElseThrow().name());
        assertEquals("shown", StepPlace.on(snapshot, 9).orElseThrow().name());
        assertTrue(StepPlace.on(snapshot, 7).isEmpty());
        assertEquals("shown", StepPlace.from(snapshot, 7).orElseThrow().name());
        assertTrue(StepPlace.from(snapshot, 10).isEmpty());
    }

    @Test
    void aLineInTheMiddleOfAStepIsOfThatStepAndOneBetweenStepsOfTheNext() {
        assertEquals("shown", StepPlace.from(snapshot, 9).orElseThrow().name());
        var nested = desk.open("nested.playbook", """
                package nested

                playbook letter(topic: Text) -> Text {
                  step all = "a"
                    + topic

                  step late = topic
                  return all
                }
                """).snapshot();
        assertEquals("all", StepPlace.from(nested, 5).orElseThrow().name());
        assertEquals("late", StepPlace.from(nested, 6).orElseThrow().name());
        assertTrue(StepPlace.from(nested, 8).isEmpty());
    }

    @Test
    void aRenamedStepIsFollowedOnItsLineAndAMovedOneByItsName() {
        assertEquals("shop.letter/length 6", followed("step long =", "step length was long ="));
        assertEquals("shop.note/long 6", followed("playbook letter", "playbook note"));
        assertEquals("other.letter/long 6", followed("package shop", "package other"));
        assertEquals("shop.letter/long 8", followed("  step draft", "\n\n  step draft"));
        assertEquals("gone", followed("  step long = draft.title.length\n", ""));
        assertEquals("gone", followed("  step long = draft.title.length\n  foreach day in [1, 2] max 9 {\n",
                "  foreach day in [1, 2] max 9 {\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "draft.title.length > 60;letter.title.length > 60",
            "draft.title == topic or draft.title == \"draft\";letter.title == topic or letter.title == \"draft\"",
            "many > 2;", "many > \"x\";", "draft.titel.length > 60;", "nothing == 1;" })
    void aConditionGetsTheNamesOfTodayWhenItIsRightWithThem(String condition, String expected) {
        var changed = desk.open("letter.playbook", TEXT.replace("step draft =", "step letter was draft =")
                .replace("draft.title", "letter.title")).snapshot();
        var place = StepPlace.of(changed, "shop.letter/long").orElseThrow();
        assertEquals(expected == null ? "" : expected,
                desk.ide.renamedCondition(changed, place, false, condition).orElse(""));
    }

    @Test
    void aConditionGetsTheNameOfAFieldOfToday() {
        var text = """
                package orders

                record Order {
                  sum: Int was total
                }

                playbook take(order: Order) -> Int {
                  step twice = order.sum * 2
                  return twice
                }
                """;
        var orders = desk.open("orders.playbook", text).snapshot();
        var place = StepPlace.of(orders, "orders.take/twice").orElseThrow();
        assertEquals("order.sum > 3",
                desk.ide.renamedCondition(orders, place, false, "order.total > 3").orElse(""));
    }

    @Test
    void aConditionWhoseNamesMeanTwoThingsByNowStaysAsItIs() {
        var text = """
                package twice

                playbook take(n: Int) -> Int {
                  step one was first = n
                  step two was first = n
                  return one + two
                }
                """;
        var twice = desk.open("twice.playbook", text).snapshot();
        var place = StepPlace.of(twice, "twice.take/two").orElseThrow();
        assertEquals("", desk.ide.renamedCondition(twice, place, true, "first > 3").orElse(""));
    }

    private String followed(String part, String now) {
        var before = StepPlace.of(snapshot).stream().map(StepPlace::staticId).collect(Collectors.toSet());
        var changed = desk.open("letter.playbook", TEXT.replace(part, now)).snapshot();
        return StepPlace.follow(changed, before, "shop.letter/long", 6)
                .map(step -> step.staticId() + " " + step.line()).orElse("gone");
    }
}
