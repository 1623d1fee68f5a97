package dev.steward.runtime.internal.remote;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.eclipse.jdt.annotation.NonNullByDefault;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.runtime.internal.Assembly;

/** The ports of a company as seen by a process that does not own it. Closing one does nothing: the door is closed. */
final class Stubs {

    private Stubs() {
    }

    static Ports over(Door door) {
        return new Ports(engine(door), stub(door, RunStore.class), stub(door, MemoryStore.class),
                stub(door, MemoryIndex.class), stub(door, KeyValueStore.class), stub(door, ModelClient.class),
                stub(door, Stores.class));
    }

    static Engine engine(Door door) {
        return stub(door, Engine.class);
    }

    private static <T> T stub(Door door, Class<T> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{ port },
                new Caller(door, port)));
    }

    @NonNullByDefault({})
    private record Caller(Door door, Class<?> port) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> arguments != null && proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> port.getSimpleName() + " of another process";
                };
            }
            if (method.getName().equals("close")) {
                return null;
            }
            if (method.getName().equals("listen") && arguments != null
                    && arguments[0] instanceof Engine.Listener listener) {
                return door.listen(listener);
            }
            if (method.getName().equals("past") && arguments != null && arguments[0] instanceof RunId run) {
                // the journal is read through the owner once; what is asked of it then is looked up here
                var runs = stub(door, RunStore.class);
                return Engines.past(runs, hash -> Assembly.plan(runs, hash), run);
            }
            var operation = door.surface().find(method);
            if (operation.isEmpty()) {
                throw new UnsupportedOperationException(
                        port.getSimpleName() + "." + method.getName() + " works only in the process that owns it.");
            }
            return door.call(operation.get(), arguments);
        }
    }
}
