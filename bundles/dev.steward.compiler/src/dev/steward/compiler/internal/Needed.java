package dev.steward.compiler.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** The closure: declarations that something compiled so far needs, each handed out once. */
final class Needed {

    private final Set<EObject> seen = new LinkedHashSet<>();
    private final Deque<EObject> open = new ArrayDeque<>();

    /** Asks for a declaration and gives its qualified name. */
    String need(EObject declaration) {
        if (seen.add(declaration)) {
            open.add(declaration);
        }
        return Compilation.qualified(declaration);
    }

    /** The next declaration that was not compiled yet, null when there is none. */
    @Nullable
    EObject next() {
        return open.poll();
    }
}
