package dev.steward.ui.step.internal.present;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.debug.BranchThread;
import dev.steward.debug.PlaybookFrame;
import dev.steward.debug.RunTarget;

/** The branch that the Debug view shows. */
final class Present {

    private Present() {
    }

    /** What is selected there, held or not; of a run the first branch that is held. */
    static Optional<BranchThread> branch(@Nullable Object context) {
        return switch (context) {
            case BranchThread branch -> Optional.of(branch);
            case PlaybookFrame frame when frame.getThread() instanceof BranchThread branch -> Optional.of(branch);
            case RunTarget target -> Arrays.stream(target.getThreads()).filter(BranchThread.class::isInstance)
                    .map(BranchThread.class::cast).filter(BranchThread::isSuspended).findFirst();
            case null, default -> Optional.empty();
        };
    }

    /** The one that is held and does not look at its past. */
    static Optional<BranchThread> held() {
        return branch(DebugUITools.getDebugContext()).filter(Present::isHeld);
    }

    /** Whether a run that is debugged is held, selected in the Debug view or not. */
    static boolean isAnyHeld() {
        return Arrays.stream(DebugPlugin.getDefault().getLaunchManager().getDebugTargets())
                .filter(RunTarget.class::isInstance).map(RunTarget.class::cast)
                .flatMap(target -> Arrays.stream(target.getThreads())).filter(BranchThread.class::isInstance)
                .map(BranchThread.class::cast).anyMatch(branch -> branch.isSuspended() && isHeld(branch));
    }

    static boolean isHeld(BranchThread branch) {
        return branch.stop().isPresent() && !branch.isInPast();
    }
}
