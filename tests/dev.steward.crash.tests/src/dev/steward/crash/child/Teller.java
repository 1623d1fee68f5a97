package dev.steward.crash.child;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Tells the harness, one line each. What was told is out of this process when the method returns: no kill takes it
 * back. Thread-safe.
 */
final class Teller implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;

    Teller(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
    }

    void tell(Object... words) {
        var line = new StringBuilder();
        for (var word : words) {
            line.append(line.isEmpty() ? "" : "\t").append(String.valueOf(word).replaceAll("[\t\n]", " "));
        }
        var bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            try {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("the harness is gone", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
