package dev.steward.engine.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Numbers, amounts and dates as a country writes them. A table of its own, as that of the Java runtime differs from
 * version to version, and what a run computed once it must compute again.
 */
public final class Local {

    private static final String POINT = ".", COMMA = ",", SPACE = "\u00a0", QUOTE = "\u2019";

    private final String group;
    private final String decimal;
    private final String order;

    /** For the language and country of a company; English where they are not in the table. */
    public Local(Locale locale) {
        var language = locale.getLanguage();
        var country = locale.getCountry();
        switch (language) {
            case "de", "es", "it", "nl", "pt", "da", "tr", "id", "el", "ro", "hr", "sl" -> {
                group = country.equals("CH") || country.equals("LI") ? QUOTE : POINT;
                decimal = group.equals(QUOTE) ? POINT : COMMA;
            }
            case "fr", "pl", "cs", "sk", "fi", "sv", "no", "nb", "nn", "ru", "uk", "hu", "bg", "et", "lv", "lt" -> {
                group = SPACE;
                decimal = COMMA;
            }
            default -> {
                group = COMMA;
                decimal = POINT;
            }
        }
        order = switch (language) {
            case "en" -> country.isEmpty() || country.equals("US") ? "M/d/y" : "dd/MM/y";
            case "de", "pl", "cs", "sk", "fi", "no", "nb", "nn", "ru", "uk", "bg", "da", "tr", "ro", "hr", "sl", "et",
                    "lv" ->
                "dd.MM.y";
            case "es", "it", "pt", "fr", "id", "el" -> "dd/MM/y";
            case "nl" -> "dd-MM-y";
            default -> "y-MM-dd";
        };
    }

    /** With so many digits behind the point; null leaves them as they are. */
    public String number(BigDecimal number, @Nullable Integer digits) {
        var plain = (digits == null ? number : number.setScale(digits, RoundingMode.HALF_UP)).abs().toPlainString();
        var point = plain.indexOf('.');
        var whole = point < 0 ? plain : plain.substring(0, point);
        var text = new StringBuilder(number.signum() < 0 ? "-" : "");
        for (var i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                text.append(group);
            }
            text.append(whole.charAt(i));
        }
        return text.append(point < 0 ? "" : decimal + plain.substring(point + 1)).toString();
    }

    /** With at least two digits behind the point, and its currency. */
    public String money(Value.Money money, @Nullable Integer digits) {
        var amount = money.amount();
        return number(digits == null && amount.scale() < 2 ? amount.setScale(2) : amount, digits) + SPACE
                + money.currency();
    }

    /** Day, month and year. */
    public String date(LocalDate date) {
        return switch (order) {
            case "M/d/y" -> date.getMonthValue() + "/" + date.getDayOfMonth() + "/" + date.getYear();
            case "dd/MM/y" -> two(date.getDayOfMonth()) + "/" + two(date.getMonthValue()) + "/" + date.getYear();
            case "dd.MM.y" -> two(date.getDayOfMonth()) + "." + two(date.getMonthValue()) + "." + date.getYear();
            case "dd-MM-y" -> two(date.getDayOfMonth()) + "-" + two(date.getMonthValue()) + "-" + date.getYear();
            default -> date.toString();
        };
    }

    /** Hours and minutes. */
    public String time(LocalTime time) {
        return two(time.getHour()) + ":" + two(time.getMinute());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
