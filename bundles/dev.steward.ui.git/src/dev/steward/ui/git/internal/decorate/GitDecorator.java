package dev.steward.ui.git.internal.decorate;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.ILightweightLabelDecorator;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.LabelProviderChangedEvent;
import org.eclipse.ui.PlatformUI;

import dev.steward.runtime.VersionService.FileChange;
import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.git.GitSnapshot;
import dev.steward.ui.git.internal.Icons;
import dev.steward.ui.kit.Deliver;

/** Marks files that are not as they were committed: changed, staged, unknown to git, in conflict. */
public final class GitDecorator extends LabelProvider implements ILightweightLabelDecorator {

    private static final Map<String, ImageDescriptor> IMAGES = new ConcurrentHashMap<>();

    private final AutoCloseable listening;
    private Map<IPath, FileChange> shown = Map.of();

    /** Made by the platform. */
    public GitDecorator() {
        listening = CompanyGit.ofWorkbench().listen(this::changed);
    }

    private synchronized void changed(GitSnapshot now) {
        var others = others(shown, now.byPath());
        shown = now.byPath();
        if (others.length > 0) {
            Deliver.later(PlatformUI.getWorkbench().getDisplay(),
                    () -> fireLabelProviderChanged(new LabelProviderChangedEvent(this, others)));
        }
    }

    /** The files that stand otherwise, and the folders that hold them: of many files few have a new label. */
    private static Object[] others(Map<IPath, FileChange> before, Map<IPath, FileChange> now) {
        var paths = new HashSet<IPath>(before.keySet());
        paths.addAll(now.keySet());
        paths.removeIf(path -> Objects.equals(before.get(path), now.get(path)));
        var found = new LinkedHashSet<Object>();
        var root = ResourcesPlugin.getWorkspace().getRoot();
        for (var path : paths) {
            for (var at = path; at.segmentCount() > 0; at = at.removeLastSegments(1)) {
                Optional.ofNullable(root.findMember(at)).ifPresent(found::add);
            }
        }
        return found.toArray();
    }

    @Override
    public void decorate(Object element, IDecoration decoration) {
        if (!(element instanceof IResource resource)) {
            return;
        }
        var now = CompanyGit.ofWorkbench().latest();
        if (resource instanceof IContainer) {
            if (now.isAnyBelow(resource)) {
                decoration.addPrefix("> ");
            }
            return;
        }
        now.of(resource).ifPresent(change -> decorate(change, decoration));
    }

    private static void decorate(FileChange change, IDecoration decoration) {
        decoration.addOverlay(image(sign(change)), IDecoration.BOTTOM_RIGHT);
        if (change.status().conflict() != null) {
            decoration.addSuffix("  in conflict");
        } else if (!change.status().isUntracked() && !change.status().isWhollyStaged()) {
            decoration.addPrefix("> ");
        }
    }

    /** Name of the mark of a change: each has a shape of its own. */
    public static String sign(FileChange change) {
        var status = change.status();
        return status.conflict() != null ? "conflict"
                : status.isUntracked() ? "untracked" : status.isWhollyStaged() ? "staged" : "changed";
    }

    /** A mark by its name. */
    public static ImageDescriptor image(String name) {
        return IMAGES.computeIfAbsent(name, n -> Icons.of("mark-" + n));
    }

    @Override
    public void dispose() {
        Deliver.close(listening);
        super.dispose();
    }
}
