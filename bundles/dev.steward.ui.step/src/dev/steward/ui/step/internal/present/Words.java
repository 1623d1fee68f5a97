package dev.steward.ui.step.internal.present;

import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNull;

import dev.steward.debug.BranchThread;
import dev.steward.debug.RunTarget;
import dev.steward.engine.Held;
import dev.steward.ui.kit.Say;

/** Words about a step that is held. */
public final class Words {

    private Words() {
    }

    /** Where it is held, such as {@code weeklyLetter · held before its call, which has passed all gates}. */
    public static String under(@NonNull Held held) {
        var playbook = Say.simple(held.staticId().replaceFirst("/.*", ""));
        return playbook + " · held " + switch (held.moment()) {
            case BEFORE -> "before it begins";
            case SHARE -> "before it begins, as " + held.detail() + " of the budget are spent";
            case AFTER -> "after it; its value is known";
            case ERROR -> "as it failed: " + held.detail();
            case EFFECT -> "before its " + held.detail() + " call, which has passed all gates";
            case ASKS -> "before somebody is asked about it";
        };
    }

    /** What is mocked; empty for nothing. */
    public static String mocked(@NonNull Map<String, String> mocked) {
        return mocked.isEmpty() ? "" : "Mocked now: " + mocked.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + (each.getValue().equals("fails") ? " (fails)" : ""))
                .collect(Collectors.joining(", ")) + ".";
    }

    static RunTarget target(@NonNull BranchThread branch) {
        if (branch.getDebugTarget() instanceof RunTarget target) {
            return target;
        }
        throw new IllegalStateException("A branch that goes on is of a run that does.");
    }
}
