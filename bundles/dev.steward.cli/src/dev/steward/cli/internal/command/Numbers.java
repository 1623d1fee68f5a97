package dev.steward.cli.internal.command;

import java.time.Duration;
import java.util.OptionalLong;

import dev.steward.cli.internal.args.Arguments;
import dev.steward.runtime.Durations;
import dev.steward.runtime.ProblemException;

/** Numbers and durations given as options. */
final class Numbers {

    private Numbers() {
    }

    static int whole(Arguments arguments, String option, int usual) {
        var given = given(arguments, option);
        return given.isEmpty() ? usual : (int) Math.min(Integer.MAX_VALUE, given.getAsLong());
    }

    static OptionalLong given(Arguments arguments, String option) {
        var text = arguments.value(option);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("\\d{1,18}")) {
            throw ProblemException.wrongUse(option + " needs a whole number; '" + text.get() + "' is none.");
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    static Duration span(Arguments arguments, String option, Duration usual) {
        return arguments.value(option).map(text -> Durations.read(text).orElseThrow(() -> ProblemException.wrongUse(option
                + " needs a length of time such as 90s, 5min or 2h; '" + text + "' is none."))).orElse(usual);
    }
}
