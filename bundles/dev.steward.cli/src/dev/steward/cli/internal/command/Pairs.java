package dev.steward.cli.internal.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.steward.runtime.ProblemException;

/** Options of the form {@code k=v}. */
final class Pairs {

    private Pairs() {
    }

    static Map<String, String> read(List<String> given, String option) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : given) {
            var equals = pair.indexOf('=');
            if (equals <= 0) {
                throw ProblemException.wrongUse(option + " needs name=value; '" + pair + "' has no "
                        + (equals == 0 ? "name." : "'='."));
            }
            if (pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1)) != null) {
                throw ProblemException.wrongUse(option + " gives '" + pair.substring(0, equals) + "' twice.");
            }
        }
        return pairs;
    }
}
