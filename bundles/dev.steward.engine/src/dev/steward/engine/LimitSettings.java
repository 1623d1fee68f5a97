package dev.steward.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@link Limits} from a company's settings. */
final class LimitSettings {

    private static final String MODEL = "limit.model", CONNECTOR = "limit.connector";

    private LimitSettings() {
    }

    static Limits read(Map<String, String> settings) {
        var standard = Limits.standard();
        return new Limits(number(settings, "limit.runs", standard.runs()),
                number(settings, "limit.calls", standard.calls()), number(settings, "limit.warm", standard.warm()),
                number(settings, MODEL, standard.model()), named(settings, MODEL + "."),
                number(settings, CONNECTOR, standard.connector()), named(settings, CONNECTOR + "."));
    }

    private static Map<String, Integer> named(Map<String, String> settings, String prefix) {
        var named = new LinkedHashMap<String, Integer>();
        settings.keySet().stream().filter(name -> name.startsWith(prefix))
                .forEach(name -> named.put(name.substring(prefix.length()), number(settings, name, 1)));
        return named;
    }

    private static int number(Map<String, String> settings, String name, int otherwise) {
        var text = settings.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text.strip());
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, text);
        }
        throw wrong(name, text);
    }

    private static IllegalArgumentException wrong(String name, String text) {
        return new IllegalArgumentException("The setting " + name + " is a whole number from 1, not " + text + ".");
    }
}
