package dev.steward.it.tests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.MemoryIndexProvider;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreProvider;
import dev.steward.runtime.Rooms;
import dev.steward.runtime.Steward;
import dev.steward.runtime.internal.Template;

/**
 * The real rooms, with a store that behaves as a test wants.
 *
 * @param opening called before the store is opened
 * @param stores  what is given in place of the real one
 */
record OtherStore(Rooms real, Runnable opening, UnaryOperator<StoreProvider.@NonNull Stores> stores) implements Rooms {

    /** With runs that behave as a test wants. */
    static OtherStore runs(UnaryOperator<@NonNull RunStore> runs) {
        return stores(real -> answering(StoreProvider.Stores.class, real, (name, args) -> {
        }, (name, answer) -> answer instanceof RunStore store ? runs.apply(store) : answer));
    }

    /** With stores that behave as a test wants. */
    static OtherStore stores(UnaryOperator<StoreProvider.@NonNull Stores> stores) {
        return new OtherStore(new RealRooms(), () -> {
        }, stores);
    }

    /** Hears that the store is to be opened. */
    static OtherStore opening(Runnable opening) {
        return new OtherStore(new RealRooms(), opening, real -> real);
    }

    Steward steward() {
        return new Steward(this, Template.of(Place.suite()), Map.of(), "0.1.0");
    }

    /** Hears of a call by its name before it is made. */
    @FunctionalInterface
    interface Before {
        void call(String name, @Nullable Object @Nullable [] arguments);
    }

    /** Changes what a call gives. */
    @FunctionalInterface
    interface After {
        @Nullable
        Object answer(String name, @Nullable Object answer);
    }

    /** An object that behaves as another but for what a test does before and after its calls. */
    static <T> T answering(Class<T> type, T real, Before before, After after) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{ type },
                (proxy, method, arguments) -> {
                    before.call(method.getName(), arguments);
                    return after.answer(method.getName(), called(method, real, arguments));
                }));
    }

    private static @Nullable Object called(Method method, Object real, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public StoreProvider store() {
        return new StoreProvider() {
            @Override
            public Stores open(Path state, FaultPoint faults) {
                opening.run();
                return stores.apply(real.store().open(state, faults));
            }

            @Override
            public void restore(Path file, Path state) {
                real.store().restore(file, state);
            }
        };
    }

    @Override
    public MemoryIndexProvider memoryIndex() {
        return real.memoryIndex();
    }

    @Override
    public ModelProvider models() {
        return real.models();
    }

    @Override
    public List<ConnectorProvider> connectors() {
        return real.connectors();
    }
}
