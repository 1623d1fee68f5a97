package dev.steward.runtime.internal.remote;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.OwnerOnly;

/**
 * A socket that only this user can open: in {@code .steward}, or where that path is too long for a socket, in a folder
 * of its own among the temporary ones; where there are no Unix domain sockets, a port of the loopback interface.
 */
public final class Binding {

    private static final System.Logger LOG = System.getLogger(Binding.class.getName());
    private static final int MOST_PATH = 100, BACKLOG = 128, TOKEN_BYTES = 24;

    private final Path folder;
    private final ServerSocketChannel channel;
    private final Address address;
    private final @Nullable Path temporary;

    private Binding(Path folder, ServerSocketChannel channel, Address address, @Nullable Path temporary) {
        this.folder = folder;
        this.channel = channel;
        this.address = address;
        this.temporary = temporary;
    }

    /** Binds for the owner of a {@code .steward} folder and says so there. */
    public static Binding open(Path folder) throws IOException {
        var binding = bound(folder);
        try {
            binding.address.write(folder);
            return binding;
        } catch (IOException e) {
            binding.close();
            throw e;
        }
    }

    private static Binding bound(Path folder) throws IOException {
        var inside = folder.resolve("door.socket");
        if (inside.toString().getBytes(StandardCharsets.UTF_8).length <= MOST_PATH) {
            try {
                return unix(folder, inside, null);
            } catch (IOException | UnsupportedOperationException e) {
                LOG.log(Level.DEBUG, "No socket can be made in " + folder, e);
            }
        }
        try {
            var temporary = Files.createTempDirectory("steward-");
            OwnerOnly.folder(temporary);
            return unix(folder, temporary.resolve("door"), temporary);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.DEBUG, "No socket can be made in a temporary folder", e);
        }
        return port(folder);
    }

    private static Binding unix(Path folder, Path path, @Nullable Path temporary) throws IOException {
        // What a process that was killed left behind; only the owner of the folder comes here.
        Files.deleteIfExists(path);
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            OwnerOnly.file(path);
            return new Binding(folder, channel, address(path, 0), temporary);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** For systems without Unix domain sockets. */
    public static Binding port(Path folder) throws IOException {
        var channel = ServerSocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        var port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        return new Binding(folder, channel, address(null, port), null);
    }

    private static Address address(@Nullable Path path, int port) {
        var token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return new Address(ProcessHandle.current().pid(), HexFormat.of().formatHex(token), path, port);
    }

    public ServerSocketChannel channel() {
        return channel;
    }

    public Address address() {
        return address;
    }

    /** Takes the address back, so that nobody comes any more. */
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(folder.resolve(Address.FILE));
        var path = address.socket();
        if (path != null) {
            Files.deleteIfExists(path);
        }
        var own = temporary;
        if (own != null) {
            Files.deleteIfExists(own);
        }
    }
}
