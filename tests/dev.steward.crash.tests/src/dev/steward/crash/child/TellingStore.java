package dev.steward.crash.child;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;
import java.util.zip.CRC32;

import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.RunStore.Append;

/** A store that tells the harness of each acknowledged append, with its entries' check sums, before the engine. */
public final class TellingStore {

    private TellingStore() {
    }

    /**
     * Around a store; {@code appended} is called after each acknowledgement was told. {@code early}: it is told before
     * there is one.
     */
    static RunStore around(RunStore store, Teller teller, Runnable appended, boolean early) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                if (arguments == null || !(arguments[0] instanceof Append append)) {
                    return method.invoke(store, arguments);
                }
                if (early) {
                    teller.tell("append", append.run(), append.firstSeq(), sums(append));
                }
                return method.invoke(store, arguments) instanceof CompletionStage<?> stage ? stage.thenApply(done -> {
                    teller.tell("append", append.run(), append.firstSeq(), sums(append));
                    appended.run();
                    return done;
                }) : null;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (RunStore) Proxy.newProxyInstance(RunStore.class.getClassLoader(), new Class<?>[]{ RunStore.class },
                handler);
    }

    private static String sums(Append append) {
        var sums = new StringBuilder();
        for (var entry : append.entries()) {
            sums.append(sums.isEmpty() ? "" : ",").append(sum(entry));
        }
        return sums.toString();
    }

    /** Check sum of a journal entry. */
    public static String sum(byte[] entry) {
        var sum = new CRC32();
        sum.update(entry);
        return Long.toHexString(sum.getValue());
    }
}
