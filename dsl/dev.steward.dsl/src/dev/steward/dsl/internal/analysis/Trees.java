package dev.steward.dsl.internal.analysis;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Ways through a tree. */
public final class Trees {

    private Trees() {
    }

    /** The closest element of a kind that holds the given one, or is it. */
    public static <T> @Nullable T around(@Nullable EObject element, Class<T> kind) {
        EObject at = element;
        while (at != null && !kind.isInstance(at)) {
            at = at.eContainer();
        }
        return at == null ? null : kind.cast(at);
    }
}
