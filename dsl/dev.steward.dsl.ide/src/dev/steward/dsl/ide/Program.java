package dev.steward.dsl.ide;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.types.Analysis;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jdt.annotation.Nullable;

/**
 * All files of a company at one moment, with what one of them means; what all of them mean is found out when somebody
 * asks. Nobody sees it change; for any thread.
 */
public final class Program {

    private final Map<String, PlaybookSource> sources;
    private final Map<EObject, PlaybookSource> byTree = new IdentityHashMap<>();
    private final Analysis analysis;
    private volatile @Nullable Analysis whole;

    /**
     * Keeps the trees, which nobody changes from then on.
     *
     * @param analysis of the file that was changed, and of what it depends on
     */
    public Program(Collection<PlaybookSource> sources, Analysis analysis) {
        Map<String, PlaybookSource> byPath = new LinkedHashMap<>();
        for (PlaybookSource source : sources) {
            byPath.put(source.path(), source);
            byTree.put(source.tree(), source);
        }
        this.sources = Collections.unmodifiableMap(byPath);
        this.analysis = analysis;
    }

    /** All files in the order in which they were added. */
    public Collection<PlaybookSource> sources() {
        return sources.values();
    }

    /** The file of a path. */
    public Optional<PlaybookSource> source(String path) {
        return Optional.ofNullable(sources.get(path));
    }

    /** The file in which an element stands. */
    public Optional<PlaybookSource> sourceOf(EObject element) {
        return Optional.ofNullable(byTree.get(EcoreUtil.getRootContainer(element)));
    }

    /** What the file of the snapshot means, and what it depends on; of other files only the declarations are known. */
    public Analysis analysis() {
        return analysis;
    }

    /** What all files mean together. Takes a while for the first who asks, about a second for 100,000 lines. */
    public Analysis whole() {
        Analysis known = whole;
        if (known == null) {
            synchronized (byTree) {
                known = whole;
                if (known == null) {
                    known = PlaybookWorkspace.analyse(sources.values());
                    whole = known;
                }
            }
        }
        return known;
    }
}
