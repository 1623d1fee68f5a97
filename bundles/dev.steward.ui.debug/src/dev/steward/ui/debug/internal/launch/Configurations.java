package dev.steward.ui.debug.internal.launch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.debug.RunOrder;
import dev.steward.engine.value.Types;
import dev.steward.ui.debug.internal.RunPlaces;

/** The launch configurations of playbooks. Reads files: not for the UI thread. */
final class Configurations {

    private static final String USED = "dev.steward.ui.debug.used";

    private final ILaunchManager manager;

    Configurations(ILaunchManager manager) {
        this.manager = manager;
    }

    /** All, the one that was used last first. */
    List<ILaunchConfiguration> all() throws CoreException {
        var type = manager.getLaunchConfigurationType(RunOrder.TYPE);
        return Arrays.stream(manager.getLaunchConfigurations(type)).sorted(Comparator.comparing(Configurations::used)
                .reversed()).toList();
    }

    private static String used(ILaunchConfiguration configuration) {
        try {
            return configuration.getAttribute(USED, "");
        } catch (CoreException e) {
            // one that can't be read is simply the oldest
            return "";
        }
    }

    /** The one of a playbook that was used last. */
    Optional<ILaunchConfiguration> find(String file, String playbook) throws CoreException {
        for (var each : all()) {
            var order = RunOrder.read(each);
            if (order.file().equals(file) && Types.simple(order.playbook()).equals(Types.simple(playbook))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** A new one, kept, named after the playbook. */
    ILaunchConfiguration make(RunOrder order) throws CoreException {
        var type = manager.getLaunchConfigurationType(RunOrder.TYPE);
        var copy = type.newInstance(null, manager.generateLaunchConfigurationName(order.title()));
        order.write(copy);
        copy.setMappedResources(resources(order.file()));
        return copy.doSave();
    }

    /** Says that it is used now. */
    static void use(ILaunchConfiguration configuration, String moment) throws CoreException {
        var copy = configuration.getWorkingCopy();
        copy.setAttribute(USED, moment);
        copy.doSave();
    }

    /** What the framework shows as belonging to a configuration. */
    static IResource @Nullable [] resources(String path) {
        var file = path.isEmpty() ? null : RunPlaces.file(path);
        return file == null ? null : new IResource[]{ file };
    }
}
