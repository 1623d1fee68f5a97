package dev.steward.dsl.types;

import dev.steward.dsl.types.Type.ListType;
import dev.steward.dsl.types.Type.OptionalType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The one table of the language's functions. The checks, the guide and editors read it. Functions without arguments
 * may be written without parentheses.
 */
public final class Functions {

    /** What an argument must be: a type, an element of the list, or a rule over its elements. */
    public enum Argument {
        TEXT(Type.TEXT), INT(Type.INT), DURATION(Type.DURATION), TIME(Type.TIME), DATE(Type.DATE), SAME(null),
        ELEMENT(null),
        LIST(null), CONDITION(null), RULE(null);

        private final @Nullable Type type;

        Argument(@Nullable Type type) {
            this.type = type;
        }

        /** Whether it is written {@code x -> …}. */
        public boolean isRule() {
            return this == CONDITION || this == RULE;
        }

        /** The type that is asked for, for rules the type of their result; null when any will do. */
        public @Nullable Type expected(Type receiver) {
            return switch (this) {
                case SAME, LIST -> receiver;
                case ELEMENT -> element(receiver);
                case CONDITION -> Type.BOOL;
                case RULE -> null;
                default -> type;
            };
        }
    }

    /** A row: the function for people, and what it takes and gives. */
    public record Row(Function function, Predicate<Type> receiver, List<Argument> arguments, int optional,
            BinaryOperator<Type> result) {

        /** Whether that many arguments may be given. */
        public boolean takes(int count) {
            return count <= arguments.size() && count >= arguments.size() - optional;
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** The table is small and cheap to make. */
    public Functions() {
        texts();
        numbers();
        times();
        lists();
    }

    /** All rows, grouped by receiver. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** The rows of a name that a present value of a type has. */
    public List<Row> find(Type receiver, @Nullable String name) {
        return rows.stream().filter(r -> r.function().name().equals(name) && r.receiver().test(receiver)).toList();
    }

    /** All rows that a present value of a type has. */
    public List<Row> of(Type receiver) {
        return rows.stream().filter(r -> r.receiver().test(receiver)).toList();
    }

    static Type element(Type list) {
        return list instanceof ListType known ? known.element() : Type.UNKNOWN;
    }

    private void texts() {
        Group text = new Group("Text", t -> List.of(Type.TEXT, Type.MARKDOWN, Type.EMAIL).contains(t));
        text.add("length", Type.INT, "How many characters it has.");
        text.add("size", Type.INT, "The same as length.");
        text.add("words", Type.INT, "How many words it has.");
        text.add("isEmpty", Type.BOOL, "Whether it has no character.");
        text.add("isBlank", Type.BOOL, "Whether it has nothing but white space.");
        text.add("upper", Type.TEXT, "In capital letters.");
        text.add("lower", Type.TEXT, "In small letters.");
        text.add("trim", Type.TEXT, "Without white space at both ends.");
        text.add("lines", new ListType(Type.TEXT), "Its lines.");
        text.add("contains", Type.BOOL, "Whether the part is in it.", Argument.TEXT);
        text.add("startsWith", Type.BOOL, "Whether it begins with the part.", Argument.TEXT);
        text.add("endsWith", Type.BOOL, "Whether it ends with the part.", Argument.TEXT);
        text.add("matches", Type.BOOL, "Whether it fits a pattern in which * stands for any characters.",
                Argument.TEXT);
        text.add("replace", Type.TEXT, "With each part replaced by another.", Argument.TEXT, Argument.TEXT);
        text.add("split", new ListType(Type.TEXT), "Its pieces between a separator.", Argument.TEXT);
        text.add("first", Type.TEXT, "Its first characters.", Argument.INT);
        text.add("take", Type.TEXT, "The same as first.", Argument.INT);
        text.add("skip", Type.TEXT, "Without its first characters.", Argument.INT);
        text.add("last", Type.TEXT, "Its last characters.", Argument.INT);
        text.add("before", Type.TEXT, "What stands before the first such part; all of it when there is none.",
                Argument.TEXT);
        text.add("after", Type.TEXT, "What stands behind the first such part; nothing when there is none.",
                Argument.TEXT);
        text.add("capitalize", Type.TEXT, "With a capital letter in front.");
        text.add("toDate", Type.DATE.optional(), "The date that it spells as 2026-12-31, or none.");
        text.add("toInt", Type.INT.optional(), "The whole number it spells, or none.");
        text.add("toNumber", Type.NUMBER.optional(), "The number it spells, or none.");
        new Group("any value", t -> true).add("text", Type.TEXT, "As it is shown to people.");
    }

    private void numbers() {
        Group any = new Group("number", t -> List.of(Type.INT, Type.NUMBER, Type.PERCENT, Type.MONEY).contains(t));
        any.add("abs", (of, rule) -> of, "Without its sign.");
        any.add("min", (of, rule) -> of, "The smaller of two.", Argument.SAME);
        any.add("max", (of, rule) -> of, "The larger of two.", Argument.SAME);
        new Group("Number", Type.NUMBER::equals).add("toInt", Type.INT, "Without its fraction.");
        new Group("Int", Type.INT::equals).add("toNumber", Type.NUMBER, "As a number with a fraction.");
        Group number = new Group("Number", t -> List.of(Type.NUMBER, Type.INT).contains(t));
        number.add("round", Type.INT, "The nearest whole number.");
        number.add("floor", Type.INT, "The next smaller whole number.");
        number.add("ceil", Type.INT, "The next larger whole number.");
        number.add("percent", Type.PERCENT, "That many percent.");
        Group rounded = new Group("Number, Percent, Money",
                t -> List.of(Type.NUMBER, Type.PERCENT, Type.MONEY).contains(t));
        rounded.add("round", (of, rule) -> of, "Rounded to so many digits behind the point.", Argument.INT);
        any.add("clamp", (of, rule) -> of, "Itself, but not below the first and not above the second.", Argument.SAME,
                Argument.SAME);
        any.add("format", Type.TEXT, "As the company's country writes it, such as 1.234,50.");
        any.add("format", Type.TEXT, "The same with so many digits behind the point.", Argument.INT);
        Group whole = new Group("Int", Type.INT::equals);
        whole.add("mod", Type.INT, "What is left when it is divided by another; never negative for a positive one.",
                Argument.INT);
        whole.add("div", Type.INT, "How many times another goes into it.", Argument.INT);
        Group money = new Group("Money", Type.MONEY::equals);
        money.add("amount", Type.NUMBER, "The number without the currency.");
        money.add("currency", Type.TEXT, "The three letters of its currency.");
        Group percent = new Group("Percent", Type.PERCENT::equals);
        percent.add("points", Type.NUMBER, "38% gives 38.");
        percent.add("share", Type.NUMBER, "38% gives 0.38.");
    }

    private void times() {
        Group clock = new Group("Time, DateTime", t -> t.equals(Type.TIME) || t.equals(Type.DATETIME));
        clock.add("hour", Type.INT, "0 to 23.");
        clock.add("minute", Type.INT, "0 to 59.");
        clock.add("second", Type.INT, "0 to 59.");
        Group day = new Group("Date, DateTime", t -> t.equals(Type.DATE) || t.equals(Type.DATETIME));
        day.add("year", Type.INT, "Its year.");
        day.add("month", Type.INT, "1 to 12.");
        day.add("day", Type.INT, "1 to 31.");
        day.add("week", Type.INT, "The number of its week in the year.");
        day.add("weekday", Type.INT, "1 for Monday to 7 for Sunday.");
        day.add("isWeekend", Type.BOOL, "Whether it is a Saturday or Sunday.");
        day.add("quarter", Type.INT, "1 to 4.");
        for (String start : List.of("startOfWeek", "startOfMonth", "startOfYear")) {
            day.add(start, Type.DATE, "The first day of its " + start.substring(7).toLowerCase(java.util.Locale.ROOT)
                    + (start.equals("startOfWeek") ? ", a Monday." : "."));
        }
        day.add("endOfMonth", Type.DATE, "The last day of its month.");
        day.add("endOfYear", Type.DATE, "The last day of its year.");
        day.add("daysUntil", Type.INT, "How many days until a date; negative when it is past.", Argument.DATE);
        day.add("monthsUntil", Type.INT, "How many whole months until a date.", Argument.DATE);
        for (String unit : List.of("plusDays", "plusWeeks", "plusMonths", "plusYears")) {
            day.add(unit, (of, rule) -> of, "So many later; a negative number goes back.", Argument.INT);
        }
        Group moment = new Group("DateTime", Type.DATETIME::equals);
        moment.add("date", Type.DATE, "Its day.");
        moment.add("time", Type.TIME, "Its time of day.");
        moment.add("next", Type.DATETIME, "The next moment with that time of day.", Argument.TIME);
        Group date = new Group("Date", Type.DATE::equals);
        date.add("at", Type.DATETIME, "That day at that time.", Argument.TIME);
        Group all = new Group("Date, Time, DateTime", t -> List.of(Type.DATE, Type.TIME, Type.DATETIME).contains(t));
        all.add("plus", (of, rule) -> of, "That much later.", Argument.DURATION);
        all.add("minus", (of, rule) -> of, "That much earlier.", Argument.DURATION);
        all.add("format", Type.TEXT, "As the company's country writes it, such as 31.12.2026.");
        all.add("format", Type.TEXT, "Written by a pattern such as dd.MM.yyyy.", Argument.TEXT);
        Group span = new Group("Duration", Type.DURATION::equals);
        for (String unit : List.of("weeks", "days", "hours", "minutes", "seconds")) {
            span.add(unit, Type.INT, "How many whole " + unit + ".");
        }
        span.add("abs", Type.DURATION, "Without its sign.");
    }

    private void lists() {
        Group list = new Group("[T]", ListType.class::isInstance);
        list.add("size", Type.INT, "How many elements it has.");
        list.add("length", Type.INT, "The same as size.");
        list.add("isEmpty", Type.BOOL, "Whether it has no element.");
        list.add("first", (of, rule) -> element(of).optional(), "Its first element, or none.");
        list.add("last", (of, rule) -> element(of).optional(), "Its last element, or none.");
        list.add("at", (of, rule) -> element(of).optional(), "The element at a position from 0, or none.",
                Argument.INT);
        list.add("first", (of, rule) -> of, "Its first elements.", Argument.INT);
        list.add("take", (of, rule) -> of, "The same as first.", Argument.INT);
        list.add("drop", (of, rule) -> of, "Without its first elements.", Argument.INT);
        list.add("skip", (of, rule) -> of, "The same as drop.", Argument.INT);
        list.add("chunks", (of, rule) -> new ListType(of), "In pieces of so many elements.", Argument.INT);
        list.add("indexOf", Type.INT.optional(), "The position of an element from 0, or none.", Argument.ELEMENT);
        list.add("remove", (of, rule) -> of, "Without such elements.", Argument.ELEMENT);
        list.add("distinct", (of, rule) -> of, "Each element once.");
        list.add("reverse", (of, rule) -> of, "Last element first.");
        list.add("contains", Type.BOOL, "Whether an element is in it.", Argument.ELEMENT);
        list.add("append", (of, rule) -> of, "With one more element.", Argument.ELEMENT);
        list.add("plus", (of, rule) -> of, "With the elements of another list.", Argument.LIST);
        list.add("map", (of, rule) -> new ListType(rule), "What a rule makes of each element.", Argument.RULE);
        list.add("filter", (of, rule) -> of, "The elements for which a condition holds.", Argument.CONDITION);
        list.add("find", (of, rule) -> element(of).optional(), "The first element for which a condition holds.",
                Argument.CONDITION);
        list.add("any", Type.BOOL, "Whether a condition holds for some element.", Argument.CONDITION);
        list.add("all", Type.BOOL, "Whether a condition holds for each element.", Argument.CONDITION);
        list.add("none", Type.BOOL, "Whether a condition holds for no element.", Argument.CONDITION);
        list.add("count", Type.INT, "For how many elements a condition holds.", Argument.CONDITION);
        list.add("sortBy", (of, rule) -> of, "Ordered by what a rule gives.", Argument.RULE);
        list.add("groupBy", (of, rule) -> new ListType(of),
                "Lists of the elements for which a rule gives the same, in the order of their first.", Argument.RULE);
        list.add("distinctBy", (of, rule) -> of, "The first element for each thing that a rule gives.", Argument.RULE);
        list.add("flatMap", (of, rule) -> rule, "The lists that a rule makes of each element, in one.", Argument.RULE);
        list.add("average", (of, rule) -> (rule.equals(Type.INT) ? Type.NUMBER : rule).optional(),
                "The mean of what a rule gives for each element, or none.", Argument.RULE);
        list.add("minBy", (of, rule) -> element(of).optional(), "The element for which a rule gives the least.",
                Argument.RULE);
        list.add("maxBy", (of, rule) -> element(of).optional(), "The element for which a rule gives the most.",
                Argument.RULE);
        list.add("sum", (of, rule) -> rule, "The sum of what a rule gives for each element.", Argument.RULE);
        Group ordered = new Group("list of numbers, amounts, times or texts", t -> t instanceof ListType of
                && (of.element().isUnknown() || ORDERED.contains(of.element())));
        ordered.add("sort", (of, rule) -> of, "In ascending order.");
        ordered.add("min", (of, rule) -> element(of).optional(), "Its least element, or none.");
        ordered.add("max", (of, rule) -> element(of).optional(), "Its greatest element, or none.");
        Group sums = new Group("list of numbers or amounts", t -> t instanceof ListType of
                && (of.element().isUnknown() || SUMMABLE.contains(of.element())));
        sums.add("sum", (of, rule) -> element(of), "All elements together.");
        sums.add("average", (of, rule) -> (element(of).equals(Type.INT) ? Type.NUMBER : element(of)).optional(),
                "The mean of its elements, or none.");
        Group texts = new Group("list of Text", t -> t instanceof ListType of
                && !(of.element() instanceof OptionalType));
        texts.addOptional("join", Type.TEXT, "Its elements in one text, with a separator between them.",
                Argument.TEXT);
        new Group("list of lists", t -> t instanceof ListType of && of.element() instanceof ListType).add("flatten",
                (of, rule) -> element(of), "The elements of all its lists.");
    }

    private static final List<Type> SUMMABLE = List.of(Type.INT, Type.NUMBER, Type.MONEY, Type.PERCENT, Type.DURATION);
    private static final List<Type> ORDERED = List.of(Type.INT, Type.NUMBER, Type.MONEY, Type.PERCENT, Type.DURATION,
            Type.DATE, Type.TIME, Type.DATETIME, Type.TEXT);

    /** Functions of one kind of receiver. */
    private final class Group {
        private final String label;
        private final Predicate<Type> receiver;

        Group(String label, Predicate<Type> receiver) {
            this.label = label;
            this.receiver = receiver;
        }

        void add(String name, Type result, String doc, Argument... arguments) {
            row(name, (of, rule) -> result, result.toString(), doc, 0, arguments);
        }

        void add(String name, BinaryOperator<Type> result, String doc, Argument... arguments) {
            row(name, result, shown(result), doc, 0, arguments);
        }

        void addOptional(String name, Type result, String doc, Argument argument) {
            row(name, (of, rule) -> result, result.toString(), doc, 1, argument);
        }

        /** For people: T stands for an element, R for what a rule gives. */
        private String shown(BinaryOperator<Type> result) {
            Type list = label.equals("list of lists") ? new ListType(new ListType(Type.TEXT)) : new ListType(Type.TEXT);
            return receiver.test(list) || label.startsWith("list")
                    ? result.apply(list, Type.INT).toString().replace("Text", "T").replace("Int", "R")
                    : "the same kind";
        }

        private void row(String name, BinaryOperator<Type> result, String shown, String doc, int optional,
                Argument... arguments) {
            List<String> words = java.util.Arrays.stream(arguments)
                    .map(a -> a.isRule() ? "x -> " + a.name().toLowerCase(java.util.Locale.ROOT)
                            : a.name().toLowerCase(java.util.Locale.ROOT))
                    .toList();
            Function function = new Function(name, label, words, shown, doc);
            rows.add(new Row(function, receiver, List.of(arguments), optional, result));
        }
    }
}
