package dev.steward.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.value.Value;

/**
 * The two lives of {@code engine.recovery}: with a number it starts that many runs and prints how many effects there
 * were, without one it takes up what is there and prints the seconds until the company was open, all was taken up, and
 * all was done.
 */
final class RecoveryChild implements Outside {

    static final String EFFECTS = "effects";
    private static final String VERIFY = "~verify";
    private static final int TOLD_EVERY = 10;

    private final FileChannel log;
    private final Set<String> happened = ConcurrentHashMap.newKeySet();
    private final boolean telling;

    private RecoveryChild(Path effects, boolean telling) throws IOException {
        if (Files.exists(effects)) {
            happened.addAll(Files.readAllLines(effects));
        }
        log = FileChannel.open(effects, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
        this.telling = telling;
    }

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var plan = Playbooks.verified();
        var outside = new RecoveryChild(folder.resolve(EFFECTS), arguments.length > 1);
        var began = System.nanoTime();
        var company = Company.open(folder, outside, plan);
        if (arguments.length > 1) {
            for (var left = Integer.parseInt(arguments[1]); left > 0; left--) {
                Thread.startVirtualThread(() -> company.start(plan));
            }
            new CountDownLatch(1).await();
        } else {
            var opened = since(began);
            var runs = company.engine().recover();
            var taken = since(began);
            for (var run : runs) {
                company.finish(run);
            }
            System.out.println(opened + " " + taken + " " + since(began));
            company.close();
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public Value call(ConnectorProvider.Operation operation) {
        var key = operation.key();
        if (key.endsWith(VERIFY)) {
            return happened.contains(key.substring(0, key.length() - VERIFY.length())) ? new Value.Text("seen")
                    : new Value.None();
        }
        try {
            log.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        happened.add(key);
        var count = happened.size();
        if (telling && count % TOLD_EVERY == 0) {
            System.out.println(count);
        }
        return new Value.Text("done " + key.hashCode());
    }
}
