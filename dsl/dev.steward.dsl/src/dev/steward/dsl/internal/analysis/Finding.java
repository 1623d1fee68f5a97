package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.PlaybookIssue.Severity;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * An issue before its place in the text is looked up.
 *
 * @param feature name of the feature that is at fault, null for the whole element
 * @param index of the value in a feature with many
 */
public record Finding(EObject element, @Nullable String feature, int index, Severity severity, String code,
        String message, List<String> data) {
}
