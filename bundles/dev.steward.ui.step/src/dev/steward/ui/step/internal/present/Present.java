package dev.steward.ui.step.internal.present;

import java.util.Arrays;
import java.util.Optional;

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

    static boolean isHeld(BranchThread branch) {
        return branch.stop().isPresent() && !branch.isInPast();
    }
}
