package dev.steward.runtime.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;

import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.MemoryIndexProvider;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.engine.spi.StoreProvider;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Rooms;
import dev.steward.runtime.Steward;
import dev.steward.runtime.StewardProvider;

/** Finds the rooms as services and opens the door over them. A room's bundle is loaded when it is first used. */
public final class StewardComponent implements StewardProvider {

    private @Nullable Steward steward;

    /** Called by the service component runtime. */
    public void activate(ComponentContext context) {
        var bundle = context.getBundleContext();
        var version = bundle.getBundle().getVersion();
        steward = new Steward(new ServiceRooms(context), new SuiteBundle(bundle), System.getenv(),
                version.getMajor() + "." + version.getMinor() + "." + version.getMicro());
    }

    @Override
    public Steward steward() {
        var door = steward;
        if (door == null) {
            throw new IllegalStateException("The runtime is not active.");
        }
        return door;
    }

    private record ServiceRooms(ComponentContext context) implements Rooms {

        @Override
        public StoreProvider store() {
            return one("store", StoreProvider.class);
        }

        @Override
        public MemoryIndexProvider memoryIndex() {
            return one("memoryIndex", MemoryIndexProvider.class);
        }

        @Override
        public ModelProvider models() {
            return one("models", ModelProvider.class);
        }

        @Override
        public List<ConnectorProvider> connectors() {
            var found = context.locateServices("connectors");
            return found == null ? List.of() : Arrays.stream(found).map(ConnectorProvider.class::cast).toList();
        }

        private <T> T one(String name, Class<T> type) {
            var found = type.cast(context.locateService(name));
            if (found == null) {
                throw ProblemException
                        .wrongUse("This installation is incomplete (" + name + "); unpack or build it again.");
            }
            return found;
        }
    }

    /** The suite's files: a bundle of resources without code. */
    private record SuiteBundle(BundleContext context) implements Template {

        @Override
        public Map<String, byte[]> files() throws IOException {
            for (var bundle : context.getBundles()) {
                if (Template.BUNDLE.equals(bundle.getSymbolicName())) {
                    return Template.read(bundle.findEntries(Template.FOLDER, "*", true));
                }
            }
            throw ProblemException.wrongUse("This installation has no playbook suite; unpack or build it again.");
        }
    }
}
