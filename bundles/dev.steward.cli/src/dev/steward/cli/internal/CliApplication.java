package dev.steward.cli.internal;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.framework.FrameworkUtil;

import dev.steward.cli.Cli;
import dev.steward.cli.ExitCode;
import dev.steward.cli.Streams;
import dev.steward.cli.internal.term.TerminalProbe;
import dev.steward.runtime.StewardProvider;

/** The command line as an Equinox application, {@code dev.steward.cli.application}. */
public final class CliApplication implements IApplication {

    @Override
    @NonNullByDefault({})
    public Object start(IApplicationContext context) {
        var given = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        var words = given instanceof String[] array ? List.of(array) : List.<String>of();
        var streams = streams();
        ProcessLog.install(() -> ErrorLog.folder(words, streams));
        context.applicationRunning();
        var bundle = FrameworkUtil.getBundle(CliApplication.class).getBundleContext();
        var reference = bundle.getServiceReference(StewardProvider.class);
        var provider = reference == null ? null : bundle.getService(reference);
        if (provider == null) {
            streams.err().println("steward: this installation is incomplete; unpack or build it again.");
            return ExitCode.WRONG_USE.number();
        }
        return new Cli(provider.steward()).run(words, streams);
    }

    @Override
    public void stop() {
        // The framework stops us only when the process ends; a running command closes in its own shutdown hook.
    }

    private static Streams streams() {
        var directory = System.getProperty("steward.directory", System.getProperty("user.dir", "."));
        return new Streams(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                stream(FileDescriptor.out), stream(FileDescriptor.err), TerminalProbe.asks(), TerminalProbe.live(),
                TerminalProbe.width(), System.getenv(), Path.of(directory).toAbsolutePath());
    }

    /** UTF-8 whatever the locale says: the text is the same on a terminal and in a file. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
