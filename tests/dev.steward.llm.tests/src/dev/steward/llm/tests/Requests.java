package dev.steward.llm.tests;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.steward.engine.spi.ModelClient.ModelRequest;
import dev.steward.engine.spi.ModelClient.Tool;
import dev.steward.engine.spi.ModelClient.ToolCall;
import dev.steward.engine.spi.ModelClient.Turn;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Type.Kind;
import dev.steward.engine.value.TypeDef.EnumDef;
import dev.steward.engine.value.TypeDef.Field;
import dev.steward.engine.value.TypeDef.StructDef;
import dev.steward.engine.value.TypeDef.StructKind;
import dev.steward.engine.value.TypeTable;

/** Requests of the kind that a letter's playbook makes. */
final class Requests {

    static final Type TEXT = new Type.Prim(Kind.TEXT);
    static final Type MARKDOWN = new Type.Prim(Kind.MARKDOWN);
    static final Type DRAFT = new Type.Named("content.Draft");
    static final Type VERDICT = new Type.Named("content.Verdict");
    static final TypeTable TYPES = new TypeTable(Map.of(
            "content.Tag", new EnumDef("content.Tag", List.of("product", "craft", "people")),
            "content.Draft", struct("content.Draft",
                    field("title", new Type.Prim(Kind.TEXT, null, new BigDecimal(70))), field("body", MARKDOWN),
                    field("tags", new Type.ListOf(new Type.Named("content.Tag"))),
                    field("teaser", new Type.OptionalOf(TEXT))),
            "content.Verdict", struct("content.Verdict", field("ok", new Type.Prim(Kind.BOOL)),
                    field("reasons", new Type.ListOf(TEXT)),
                    field("score", new Type.Prim(Kind.INT, BigDecimal.ONE, BigDecimal.TEN)))));

    static final String TAGS = """
            {"type":"array","items":{"enum":["product","craft","people"]},"maxItems":3}""";
    static final String DRAFT_SCHEMA = """
            {"type":"object","properties":{"title":{"type":"string","maxLength":70},"body":{"type":"string"},\
            "tags":%s,"teaser":{"anyOf":[{"type":"string"},{"type":"null"}]}},\
            "required":["title","body","tags"],"additionalProperties":false}""".formatted(TAGS);
    static final String VERDICT_SCHEMA = """
            {"type":"object","properties":{"ok":{"type":"boolean"},\
            "reasons":{"type":"array","items":{"type":"string"}},\
            "score":{"type":"integer","minimum":1,"maximum":10}},"required":["ok","reasons","score"]}""";
    static final String PROMPT = """
            Write the weekly letter. Topic: Pricing changes in autumn.
            Notes:
            - The starter plan stays at nine dollars a month.
            - Teams of more than ten people get a discount of a tenth.
            """;

    static final Tool RECENT = new Tool("site.recent", "The latest posts.", """
            {"type":"object","properties":{"count":{"type":"integer","minimum":1,"maximum":9}},\
            "required":["count"],"additionalProperties":false}""");
    static final Tool SEARCH = new Tool("site.search", "Finds posts.", """
            {"type":"object","properties":{"words":{"type":"string"}},"required":["words"]}""");

    private Requests() {
    }

    static ModelRequest text(String model) {
        return of(model, MARKDOWN, "", Duration.ofSeconds(10));
    }

    static ModelRequest draft(String model) {
        return of(model, DRAFT, DRAFT_SCHEMA, Duration.ofSeconds(10));
    }

    static ModelRequest tags(String model) {
        return of(model, new Type.ListOf(new Type.Named("content.Tag")), TAGS, Duration.ofSeconds(10));
    }

    static ModelRequest of(String model, Type output, String schema, Duration timeout) {
        return of(model, output, schema, timeout, PROMPT);
    }

    static ModelRequest of(String model, Type output, String schema, Duration timeout, String prompt) {
        return new ModelRequest(model,
                List.of(new Turn("system", "You write for a small company."), new Turn("user", prompt)), output, TYPES,
                schema, "run-1/draft", 2_000, timeout, List.of("We write short sentences. And no jargon."));
    }

    /** The same with tools, and with turns behind the prompt. */
    static ModelRequest with(ModelRequest request, List<Tool> tools, Turn... further) {
        var turns = new ArrayList<>(request.turns());
        turns.addAll(List.of(further));
        return new ModelRequest(request.model(), turns, request.output(), request.types(), request.schema(),
                request.key(), request.maxOutput(), request.timeout(), request.examples(), request.later(), tools);
    }

    /** The model asks for calls. */
    static Turn asks(String words, ToolCall... calls) {
        return new Turn("assistant", words, List.of(calls), null);
    }

    /** The result of a call. */
    static Turn result(String id, String text) {
        return new Turn("tool", text, List.of(), id);
    }

    private static StructDef struct(String name, Field... fields) {
        return new StructDef(name, StructKind.TYPE, List.of(fields), null, null, null, null);
    }

    private static Field field(String name, Type type) {
        return new Field(name, type, Set.of());
    }
}
