package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;
import dev.steward.ui.kit.TypedForm;

/** A form that is made from types. No window is needed. */
class TypedFormTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final Type TEXT = new Type.Prim(Type.Kind.TEXT);
    private static final TypeTable TYPES = new TypeTable(Map.of("a.Tag",
            new TypeDef.EnumDef("a.Tag", List.of("news", "craft")), "a.Draft",
            new TypeDef.StructDef("a.Draft", TypeDef.StructKind.TYPE,
                    List.of(field("title", TEXT), field("body", new Type.Prim(Type.Kind.MARKDOWN)),
                            field("tags", new Type.ListOf(new Type.Named("a.Tag"))),
                            field("mood", new Type.OptionalOf(new Type.Named("a.Tag")))),
                    null, null, null, null)));

    private static TypeDef.Field field(String name, Type type) {
        return new TypeDef.Field(name, type, Set.of());
    }

    private static Value.Struct draft(String title) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("title", new Value.Text(title));
        fields.put("body", new Value.Text("One.\nTwo."));
        fields.put("tags", new Value.Items(List.of(new Value.Choice("a.Tag", "news"))));
        fields.put("mood", new Value.None());
        return new Value.Struct("a.Draft", fields);
    }

    private static TypedForm form(Type type, Value now) {
        return new TypedForm(Map.of("value", type), Map.of("value", now), TYPES, ZONE);
    }

    @Test
    void aStructureIsLaidOpenWithAFieldForEachPart() {
        var form = form(new Type.Named("a.Draft"), draft("Prices"));

        assertEquals(List.of("value.title", "value.body", "value.tags", "value.mood"),
                form.fields().stream().map(TypedForm.Field::path).toList());
        assertEquals(List.of(TypedForm.Kind.LINE, TypedForm.Kind.TEXT, TypedForm.Kind.LIST, TypedForm.Kind.CHOICE),
                form.fields().stream().map(TypedForm.Field::kind).toList());
        assertEquals(List.of("", "news", "craft"), form.fields().get(3).options());
    }

    @Test
    void whatIsNotTouchedIsNoEdit() {
        var form = form(new Type.Named("a.Draft"), draft("Prices"));

        assertFalse(form.isChanged(Map.of("value.title", "Prices")));
        assertEquals(Map.of(), form.edits(Map.of("value.title", "Prices")));
        assertEquals(Map.of("value", draft("Prices")), form.values(Map.of()));
    }

    @Test
    void aChangedPartMakesTheWholeStructureAnEdit() {
        var form = form(new Type.Named("a.Draft"), draft("Prices"));
        var typed = Map.of("value.title", "Bowls", "value.tags", "news\n\ncraft\n");

        assertTrue(form.isChanged(typed));
        assertEquals("{\"title\":\"Bowls\",\"body\":\"One.\\nTwo.\",\"tags\":[\"news\",\"craft\"],\"mood\":null}",
                form.edits(typed).get("value"));
    }

    @Test
    void whatDoesNotFitIsSaidInASentence() {
        var form = form(new Type.Named("a.Draft"), draft("Prices"));

        var complaint = form.complaint("value.tags", "news\nsport").orElse("");

        assertTrue(complaint.contains("one of news, craft"), complaint);
        assertTrue(form.complaint("value.mood", "").isEmpty());
    }

    @Test
    void aMomentIsShownInTheCompanysZoneAndReadBackTheSame() {
        var moment = new Value.Moment(Instant.parse("2026-07-01T08:00:00Z"));
        var form = form(new Type.Prim(Type.Kind.DATETIME), moment);

        assertEquals("2026-07-01 09:00", form.fields().getFirst().text());
        assertEquals(moment, form.values(Map.of()).get("value"));
        assertEquals(Map.of("value", "2026-07-01 10:30"), form.edits(Map.of("value", "2026-07-01 10:30")));
    }

    @Test
    void lengthsOfTimeAreWrittenSoThatTheyCanBeReadBack() {
        for (var length : List.of(Duration.ofDays(2), Duration.ofHours(5), Duration.ofMinutes(90),
                Duration.ofSeconds(7), Duration.ofMillis(1500))) {
            var form = form(new Type.Prim(Type.Kind.DURATION), new Value.Span(length));

            assertEquals(new Value.Span(length), form.values(Map.of()).get("value"), length.toString());
        }
    }

    @Test
    void aValueThatWasNotThereIsAlwaysGiven() {
        var form = new TypedForm(Map.of("value", TEXT), Map.of(), TYPES, ZONE);

        assertEquals(Map.of("value", "Yes."), form.edits(Map.of("value", "Yes.")));
        assertEquals(Map.of("value", ""), form.edits(Map.of()));
    }
}
