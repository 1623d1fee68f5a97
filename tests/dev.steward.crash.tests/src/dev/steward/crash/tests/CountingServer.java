package dev.steward.crash.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The outside of all companies: an HTTP server that counts. A path names the world and the operation. */
final class CountingServer implements AutoCloseable {

    private final Map<String, World> worlds = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final HttpServer server;

    CountingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    World world(String name) {
        return worlds.computeIfAbsent(name, any -> new World());
    }

    /** Nothing more is counted for it. */
    void forget(String name) {
        worlds.remove(name);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().split("/");
            var words = words(exchange.getRequestURI().getRawQuery());
            var world = worlds.get(path[1]);
            if (world == null) {
                exchange.sendResponseHeaders(410, -1);
                return;
            }
            var reply = world.call(new World.Done(path[2], words.getOrDefault("id", ""), words.getOrDefault("key", ""),
                    words.getOrDefault("by", "")));
            switch (reply) {
                case OK -> exchange.sendResponseHeaders(200, -1);
                case NOT_FOUND -> exchange.sendResponseHeaders(404, -1);
                case REFUSED -> exchange.sendResponseHeaders(503, -1);
                case CUT -> {
                    // closing the exchange without an answer cuts the connection
                }
            }
        }
    }

    private static Map<String, String> words(String query) {
        var words = new HashMap<String, String>();
        for (var word : query.split("&")) {
            var at = word.indexOf('=');
            words.put(word.substring(0, at), URLDecoder.decode(word.substring(at + 1), StandardCharsets.UTF_8));
        }
        return words;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
