package dev.steward.engine.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An immutable value of the playbook language. Equality is by content; numbers compare without trailing zeros. */
public sealed interface Value {

    /** Text or Markdown. */
    record Text(String text) implements Value {
    }

    /** A whole number of 64 bits. */
    record Int(long number) implements Value {
    }

    /** A decimal number. */
    record Num(BigDecimal number) implements Value {
        public Num {
            number = canonical(number);
        }
    }

    /** True or false. */
    record Bool(boolean truth) implements Value {
    }

    /** A share: {@code 38 %} has {@code points} 38. */
    record Percent(BigDecimal points) implements Value {
        public Percent {
            points = canonical(points);
        }
    }

    /** An amount with its ISO 4217 currency code; amounts of two currencies never mix. */
    record Money(BigDecimal amount, String currency) implements Value {
        public Money {
            amount = canonical(amount);
        }
    }

    /** A length of time. */
    record Span(Duration duration) implements Value {
    }

    /** A point in time, UTC; the run's zone is applied when its parts are asked for. */
    record Moment(Instant instant) implements Value {
    }

    /** A calendar day. */
    record Day(LocalDate date) implements Value {
    }

    /** A time of day. */
    record Clock(LocalTime time) implements Value {
    }

    /** A literal of an enum; {@code type} is the enum's qualified name. */
    record Choice(String type, String literal) implements Value {
    }

    /** A list; items are never Java null. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A value of a declared type, record or fact ({@code type} qualified); fields in declaration order. */
    record Struct(String type, Map<String, Value> fields) implements Value {
        public Struct {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** The absent value of {@code T?}. */
    record None() implements Value {
    }

    private static BigDecimal canonical(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
