package dev.steward.connectors.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/** Cells of a table as values of declared types. Numbers have a decimal point, dates are ISO 8601. */
public record TextValues(TypeTable types, ZoneId zone) {

    /** @throws IllegalArgumentException whose message says what was expected, such as {@code a whole number} */
    public Value parse(String cell, Type type) {
        return switch (type) {
            case Type.OptionalOf(var inner) -> cell.isBlank() ? new Value.None() : parse(cell, inner);
            case Type.ListOf(var item) -> list(cell, item);
            case Type.Named(var name) -> literal(cell.strip(), types.get(name));
            case Type.Prim prim -> prim(cell, prim);
            case Type.Nothing n -> new Value.None();
        };
    }

    private Value list(String cell, Type item) {
        var items = new ArrayList<Value>();
        if (!cell.isBlank()) {
            Arrays.stream(cell.split("[;|]")).map(String::strip).forEach(part -> items.add(parse(part, item)));
        }
        return new Value.Items(items);
    }

    private static Value literal(String cell, TypeDef def) {
        if (def instanceof TypeDef.EnumDef literals && literals.literals().contains(cell)) {
            return new Value.Choice(literals.name(), cell);
        }
        throw new IllegalArgumentException(def instanceof TypeDef.EnumDef literals
                ? "one of " + String.join(", ", literals.literals())
                : "a plain type: a cell can't hold a " + def.name());
    }

    private Value prim(String cell, Type.Prim prim) {
        if (prim.kind() == Type.Kind.TEXT || prim.kind() == Type.Kind.MARKDOWN) {
            return bounded(new Value.Text(cell), BigDecimal.valueOf(cell.codePointCount(0, cell.length())), prim,
                    "characters ");
        }
        try {
            return strict(cell.strip(), prim);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException(expected(prim.kind()), e);
        }
    }

    private Value strict(String cell, Type.Prim prim) {
        return switch (prim.kind()) {
            case TEXT, MARKDOWN -> new Value.Text(cell);
            case INT -> bounded(new Value.Int(Long.parseLong(cell)), new BigDecimal(cell), prim, "");
            case NUMBER -> bounded(new Value.Num(decimal(cell)), decimal(cell), prim, "");
            case PERCENT ->
                new Value.Percent(decimal(cell.endsWith("%") ? cell.substring(0, cell.length() - 1).strip() : cell));
            case BOOL -> bool(cell.toLowerCase(Locale.ROOT));
            case MONEY -> money(cell);
            case DURATION -> new Value.Span(Duration.parse(cell));
            case DATE -> new Value.Day(LocalDate.parse(cell));
            case TIME -> new Value.Clock(LocalTime.parse(cell));
            case DATETIME -> new Value.Moment(cell.endsWith("Z") ? Instant.parse(cell)
                    : LocalDateTime.parse(cell.replace(' ', 'T')).atZone(zone).toInstant());
        };
    }

    // BigDecimal would take 1e999999999, which no spreadsheet means
    private static BigDecimal decimal(String cell) {
        if (!cell.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?")) {
            throw new NumberFormatException(cell);
        }
        return new BigDecimal(cell);
    }

    private static Value bool(String cell) {
        return switch (cell) {
            case "true", "yes", "1" -> new Value.Bool(true);
            case "false", "no", "0" -> new Value.Bool(false);
            default -> throw new NumberFormatException(cell);
        };
    }

    private static Value money(String cell) {
        var parts = cell.split("\\s+");
        if (parts.length != 2 || !parts[1].matches("[A-Z]{3}")) {
            throw new NumberFormatException(cell);
        }
        return new Value.Money(decimal(parts[0]), parts[1]);
    }

    private static Value bounded(Value value, BigDecimal size, Type.Prim prim, String unit) {
        var min = prim.min();
        var max = prim.max();
        if (min != null && size.compareTo(min) < 0) {
            throw new IllegalArgumentException("at least " + min.toPlainString() + " " + unit);
        }
        if (max != null && size.compareTo(max) > 0) {
            throw new IllegalArgumentException("at most " + max.toPlainString() + " " + unit);
        }
        return value;
    }

    private static String expected(Type.Kind kind) {
        return switch (kind) {
            case TEXT, MARKDOWN -> "a text";
            case INT -> "a whole number";
            case NUMBER -> "a number";
            case PERCENT -> "a percentage such as 38 or 38%";
            case BOOL -> "yes or no";
            case MONEY -> "an amount such as 12.50 EUR";
            case DURATION -> "a duration such as PT30M";
            case DATE -> "a date such as 2026-09-14";
            case TIME -> "a time such as 09:30";
            case DATETIME -> "a date and time such as 2026-09-14T09:30";
        };
    }
}
