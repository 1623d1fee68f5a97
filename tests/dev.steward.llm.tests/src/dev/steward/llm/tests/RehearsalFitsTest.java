package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.engine.spi.ModelClient.ModelRequest;
import dev.steward.engine.spi.ModelClient.Turn;
import dev.steward.engine.value.JsonSchemas;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Type.Kind;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeDef.EnumDef;
import dev.steward.engine.value.TypeDef.Field;
import dev.steward.engine.value.TypeDef.StructDef;
import dev.steward.engine.value.TypeDef.StructKind;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.llm.internal.rehearsal.RehearsalClient;

/** Whatever type an agent returns, the rehearsal's answer fits it: types and prompts made at random from a seed. */
class RehearsalFitsTest {

    private static final String WORDS = "Topic: Añejo 📈 prices # notes: - one \"two\" \n\n { } [x](y) voice; 東京. ";

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fitsAnyType(int seed) throws Exception {
        var random = new Random(seed);
        var names = List.of("a.One", "a.Two", "a.Three");
        var defs = new LinkedHashMap<String, TypeDef>();
        defs.put("a.Level", new EnumDef("a.Level", List.of("low", "middle", "high")));
        for (int i = 0; i < names.size(); i++) {
            defs.put(names.get(i), struct(names, i, random));
        }
        var types = new TypeTable(defs);
        var type = random.nextInt(4) == 0 ? type(names, 0, random, 0) : new Type.Named(names.get(0));
        expectFit(type, types, prompt(random));
    }

    @Test
    void fitsATypeThatContainsItself() throws Exception {
        var node = new StructDef("a.Node", StructKind.TYPE,
                List.of(new Field("title", new Type.Prim(Kind.TEXT), Set.of()),
                        new Field("next", new Type.OptionalOf(new Type.Named("a.Node")), Set.of()),
                        new Field("children", new Type.ListOf(new Type.Named("a.Node")), Set.of())),
                null, null, null, null);
        expectFit(new Type.Named("a.Node"), new TypeTable(Map.of("a.Node", node)), "Topic: a tree");
    }

    private static void expectFit(Type type, TypeTable types, String prompt) throws Exception {
        var schema = JsonSchemas.of(type, types);
        var answer = new RehearsalClient().call(new ModelRequest("rehearsal", List.of(new Turn("user", prompt)), type,
                types, schema, "k", 4_000, Duration.ofSeconds(5), List.of(prompt)), delta -> {
                });
        assertInstanceOf(TypedJson.Fits.class, TypedJson.answer(answer.text(), type, types),
                () -> TypedJson.answer(answer.text(), type, types) + "\n" + schema + "\n" + answer.text());
    }

    private static String prompt(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            var from = random.nextInt(WORDS.length());
            text.append(WORDS, from, from + random.nextInt(WORDS.length() - from));
        }
        return text.toString();
    }

    private static StructDef struct(List<String> names, int index, Random random) {
        var fields = new ArrayList<Field>();
        var sayings = List.of("title", "body", "ok", "reasons", "id", "email", "currency", "error", "score", "name");
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            fields.add(new Field(sayings.get((index * 3 + i * 7 + random.nextInt(2)) % 10) + i,
                    type(names, index, random, 0), Set.of()));
        }
        return new StructDef(names.get(index), StructKind.TYPE, fields, null, null, null, null);
    }

    private static Type type(List<String> names, int owner, Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 7 : 10)) {
            case 0 -> new Type.Named("a.Level");
            case 1, 2, 3 -> bounded(random);
            case 4, 5 -> new Type.Prim(Kind.values()[random.nextInt(Kind.values().length)]);
            case 6 -> owner + 1 < names.size() ? new Type.Named(names.get(owner + 1)) : new Type.Prim(Kind.BOOL);
            case 7, 8 -> new Type.ListOf(type(names, owner, random, depth + 1));
            default -> new Type.OptionalOf(plain(type(names, owner, random, depth + 1)));
        };
    }

    private static Type plain(Type type) {
        return type instanceof Type.OptionalOf optional ? optional.type() : type;
    }

    private static Type bounded(Random random) {
        var kind = List.of(Kind.TEXT, Kind.MARKDOWN, Kind.INT, Kind.NUMBER, Kind.PERCENT).get(random.nextInt(5));
        var low = random.nextInt(80);
        var high = low + random.nextInt(120);
        var signed = kind == Kind.INT || kind == Kind.NUMBER ? low - 60 : low;
        return new Type.Prim(kind, random.nextBoolean() ? BigDecimal.valueOf(signed) : null,
                random.nextBoolean() ? BigDecimal.valueOf(high) : null);
    }
}
