package dev.steward.ui.step.internal.breaks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.NonNull;

import dev.steward.debug.StepBreakpoint;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.StepPlace;
import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.editor.PlaybookSessions;

/** What the language knows of the step of a breakpoint, in the text as editors show it. For any thread. */
final class StepTexts {

    private StepTexts() {
    }

    /** What is wrong with a condition, in one sentence; empty for nothing. */
    static CompletableFuture<Optional<String>> fault(@NonNull StepBreakpoint breakpoint, boolean after,
            @NonNull String condition) {
        return condition.isBlank() ? CompletableFuture.completedFuture(Optional.empty())
                : ask(breakpoint, (ide, at) -> ide.conditionFault(at.snapshot(), at.step(), after, condition.strip()))
                        .thenApply(found -> found.flatMap(fault -> fault));
    }

    /** What may be written at a place of a condition. */
    static CompletableFuture<List<Proposal>> proposals(@NonNull StepBreakpoint breakpoint, boolean after,
            @NonNull String condition, int offset) {
        return ask(breakpoint, (ide, at) -> ide.completeCondition(at.snapshot(), at.step(), after, condition, offset))
                .thenApply(found -> found.orElse(List.of()));
    }

    /** The condition with the names of today, where it can be judged with those only. */
    static CompletableFuture<Optional<String>> renamed(@NonNull StepBreakpoint breakpoint) {
        var condition = breakpoint.condition();
        var after = breakpoint.isAfter();
        return condition.isBlank() ? CompletableFuture.completedFuture(Optional.empty())
                : ask(breakpoint, (ide, at) -> ide.renamedCondition(at.snapshot(), at.step(), after, condition))
                        .thenApply(found -> found.flatMap(renamed -> renamed));
    }

    private record At(Snapshot snapshot, StepPlace step) {
    }

    private static <T> CompletableFuture<Optional<T>> ask(@NonNull StepBreakpoint breakpoint,
            @NonNull BiFunction<PlaybookIde, At, T> question) {
        if (!(breakpoint.getMarker().getResource() instanceof IFile file)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var company = PlaybookSessions.ofWorkbench().company(file.getProject());
        var step = breakpoint.step();
        return company.ask(ide -> company.snapshot(ide, CompanyPlaybooks.pathOf(file))
                .flatMap(now -> StepPlace.of(now, step).map(place -> new At(now, place)))
                .map(at -> question.apply(ide, at)));
    }
}
