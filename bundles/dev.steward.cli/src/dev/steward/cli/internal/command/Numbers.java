package dev.steward.cli.internal.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.cli.internal.args.Arguments;
import dev.steward.runtime.Durations;
import dev.steward.runtime.Moments;
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
        return arguments.value(option)
                .map(text -> Durations.read(text).orElseThrow(() -> ProblemException.wrongUse(option
                        + " needs a length of time such as 90s, 5min or 2h; '" + text + "' is none.")))
                .orElse(usual);
    }

    /** Null when the option is not given. */
    static @Nullable Instant moment(Arguments arguments, String option, ZoneId zone) {
        var text = arguments.value(option);
        if (text.isEmpty()) {
            return null;
        }
        return Moments.read(text.get(), zone).orElseThrow(() -> ProblemException.wrongUse(option
                + " needs a date or a time such as 2026-09-14 or \"2026-09-14 09:00\"; '" + text.get() + "' is none."));
    }
}
