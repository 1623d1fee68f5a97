package dev.steward.engine.internal.core;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.value.Value;

/** What readers hear about calls. */
final class CallFacts {

    private CallFacts() {
    }

    static Map<String, Value> intended(CallSpec spec, Words words) {
        var facts = new LinkedHashMap<String, Value>();
        facts.put("target", words.of(spec.target()));
        facts.put("key", Run.text(spec.key()));
        facts.put("effect", words.of(effect(spec)));
        facts.put("args", new Value.Struct("args", spec.args()));
        return facts;
    }

    private static String effect(CallSpec spec) {
        return switch (spec) {
            case CallSpec.Tool t -> t.operation().effect().name().toLowerCase(java.util.Locale.ROOT);
            case CallSpec.Write w -> "idempotent";
            case CallSpec.Model m -> "none";
            case CallSpec.Recall r -> "reads";
            case CallSpec.Cached c -> "reads";
        };
    }

    static Map<String, Value> done(In.CallDone in, CallSpec spec, long reserved, Words words) {
        var facts = new LinkedHashMap<String, Value>();
        facts.put("call", new Value.Int(in.call()));
        facts.put("target", words.of(spec.target()));
        facts.put("value", in.value());
        if (in.microUsd() > 0) {
            facts.put("cost", usd(in.microUsd()));
        }
        if (in.tokens() > 0) {
            facts.put("tokens", new Value.Int(in.tokens()));
        }
        if (in.microUsd() > reserved) {
            facts.put("overReserved", usd(in.microUsd() - reserved));
        }
        if (!in.notes().isEmpty()) {
            facts.put("notes", new Value.Items(List.copyOf(in.notes().stream().map(Run::text).toList())));
        }
        return facts;
    }

    static Map<String, Value> failed(In.CallFailed in, CallSpec spec) {
        return Map.of("call", new Value.Int(in.call()), "target", Run.text(spec.target()), "error",
                Run.text(in.error()),
                "message", Run.text(in.message()), "unknown", new Value.Bool(in.unknown()));
    }

    static Value usd(long microUsd) {
        return new Value.Money(BigDecimal.valueOf(microUsd, 6), "USD");
    }
}
