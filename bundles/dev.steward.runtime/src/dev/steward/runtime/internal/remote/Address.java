package dev.steward.runtime.internal.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.OwnerOnly;

/**
 * Where the owner of a company listens, as the owner-only file {@value #FILE} in {@code .steward} says: two lines with
 * the process and a token, and one with {@code unix PATH} or {@code tcp PORT}.
 *
 * @param pid    the owner's process
 * @param token  who knows it may read the owner's files, so it may speak to the owner
 * @param socket a path for a Unix domain socket, null for a port of the loopback interface
 */
public record Address(long pid, String token, @Nullable Path socket, int port) {

    /** Name of the file. */
    static final String FILE = "door";

    /** What the owner of a folder says; empty when it says nothing that can be read. */
    public static Optional<Address> read(Path folder) throws IOException {
        try {
            var lines = Files.readAllLines(folder.resolve(FILE));
            if (lines.size() != 3) {
                return Optional.empty();
            }
            var pid = Long.parseLong(lines.get(0));
            var words = lines.get(2).split(" ", 2);
            return words[0].equals("unix") ? Optional.of(new Address(pid, lines.get(1), Path.of(words[1]), 0))
                    : Optional.of(new Address(pid, lines.get(1), null, Integer.parseInt(words[1])));
        } catch (NoSuchFileException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Tells others. */
    public void write(Path folder) throws IOException {
        var path = socket;
        var draft = folder.resolve(FILE + ".new");
        OwnerOnly.write(draft, pid + "\n" + token + "\n" + (path == null ? "tcp " + port : "unix " + path) + "\n");
        try {
            Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** For the socket's own type. */
    public SocketAddress target() {
        var path = socket;
        return path == null ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : UnixDomainSocketAddress.of(path);
    }

    /** False when the process is known to be gone; a port may belong to somebody else by now. */
    boolean mayLive() {
        return socket != null || ProcessHandle.of(pid).isPresent();
    }
}
