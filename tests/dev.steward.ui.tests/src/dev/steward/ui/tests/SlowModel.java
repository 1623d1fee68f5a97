package dev.steward.ui.tests;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A model's server on this machine that begins each answer and never ends it, and knows who is gone. */
final class SlowModel implements AutoCloseable {

    /** How each answer begins. */
    static final String BEGINNING = "Good morning, An";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Boolean> gone = new LinkedBlockingQueue<>();

    SlowModel() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    /** The full name of the model. */
    String id() {
        return "compatible:http://127.0.0.1:" + server.getLocalPort() + "/v1#slow";
    }

    /** Whether somebody who was being answered has hung up by now, or does so soon. */
    boolean isLeft() throws InterruptedException {
        return gone.poll(10, TimeUnit.SECONDS) != null;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var caller = server.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            var in = caller.getInputStream();
            in.readNBytes(length(in));
            var event = "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"" + BEGINNING
                    + "\"}}]}\n\n";
            caller.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(event.length()) + "\r\n" + event
                    + "\r\n").getBytes(StandardCharsets.UTF_8));
            while (in.read() >= 0) {
                // nobody says more until he hangs up
            }
            gone.add(true);
        } catch (IOException e) {
            gone.add(true);
        }
    }

    /** Reads the head of a request: how many bytes follow. */
    private static int length(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString().lines().map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip())).findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
