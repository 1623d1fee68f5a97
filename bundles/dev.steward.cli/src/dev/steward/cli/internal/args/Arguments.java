package dev.steward.cli.internal.args;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operands and options that were given. */
public record Arguments(List<String> operands, Map<String, List<String>> options) {

    public Arguments {
        operands = List.copyOf(operands);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Whether an option was given. */
    public boolean has(String name) {
        return options.containsKey(name);
    }

    /** The value of an option that was given. */
    public Optional<String> value(String name) {
        return options.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** All values of an option, in order. */
    public List<String> values(String name) {
        return List.copyOf(options.getOrDefault(name, List.of()));
    }

    /** The operand at a place, if there are so many. */
    public Optional<String> operand(int index) {
        return index < operands.size() ? Optional.of(operands.get(index)) : Optional.empty();
    }
}
