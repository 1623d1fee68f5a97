package dev.steward.runtime;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.SourceMap;
import dev.steward.engine.spi.RunStore.StoredPlan;

/**
 * The text that a run works by, which it keeps whatever becomes of the file.
 *
 * @param path   of the file, from the company's folder
 * @param commit that had exactly this text; null when it was not committed then, or there was no repository
 */
public record UsedVersion(String path, String text, @Nullable String commit) {

    /** The file in which the run's playbook stands; empty when the plan does not say. */
    public static Optional<UsedVersion> of(StoredPlan plan) {
        return SourceMap.fromBytes(plan.sourceMap()).find(plan.playbook())
                .flatMap(at -> Optional.ofNullable(plan.sources().get(at.path()))
                        .map(text -> new UsedVersion(at.path(), text, plan.commit())));
    }
}
