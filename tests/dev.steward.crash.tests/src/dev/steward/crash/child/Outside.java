package dev.steward.crash.child;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedDeque;

import dev.steward.engine.spi.BoundaryException;

/**
 * The child's way to the counting server: POST over connections that are kept, as little code as it takes to start
 * fast. Thread-safe.
 */
final class Outside {

    private static final int OK = 200, NOT_FOUND = 404;

    private final int port;
    private final String world;
    private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();

    private record Line(Socket socket, InputStream in) {
    }

    Outside(int port, String world) {
        this.port = port;
        this.world = world;
    }

    /**
     * Does an operation; false when the server knows of nothing.
     *
     * @throws BoundaryException refused, or the answer was lost ({@code unknown})
     */
    boolean call(String operation, String id, String key, String caller)
            throws BoundaryException, InterruptedException {
        Line line;
        try {
            line = line();
        } catch (IOException e) {
            throw new BoundaryException(BoundaryException.OUTAGE, "The server was not reached.", false, null, e);
        }
        try {
            var status = exchange(line, operation, id, key, caller);
            idle.add(line);
            return switch (status) {
                case OK -> true;
                case NOT_FOUND -> false;
                default -> throw new BoundaryException(BoundaryException.OUTAGE, "The server refused: " + status + ".");
            };
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("given up");
            }
            throw new BoundaryException(BoundaryException.OUTAGE, "The server did not answer.", true, null, e);
        }
    }

    private Line line() throws IOException {
        var known = idle.poll();
        if (known != null) {
            return known;
        }
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new Line(socket, new BufferedInputStream(socket.getInputStream(), 512));
    }

    private int exchange(Line line, String operation, String id, String key, String caller) throws IOException {
        var request = "POST /" + world + "/" + operation + "?id=" + coded(id) + "&key=" + coded(key)
                + "&by=" + coded(caller) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
        line.socket().getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var status = Integer.parseInt(read(line.in()).split(" ")[1]);
        for (var header = read(line.in()); !header.isEmpty(); header = read(line.in())) {
            if (header.equalsIgnoreCase("Connection: close")) {
                throw new IOException("the server wants no more calls on this connection");
            }
        }
        return status;
    }

    private static String read(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was cut");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.US_ASCII);
    }
}
