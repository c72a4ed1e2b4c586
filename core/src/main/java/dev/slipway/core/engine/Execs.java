package dev.slipway.core.engine;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Port: commands inside running containers of one engine. Safe from any thread.
public interface Execs {

    /// Starts a command. Output bytes are handed on as they come, each call with bytes of its own.
    Running start(ContainerId container, Command command, OutputSink output);

    /// @param environment travels with the exec, never with the container's configuration
    /// @param user null = the container's · stdin true if `Running.stdin` will be written to (it
    ///   never sees an end of file)
    /// @param terminal null for plain streams; with one, all output is standard output
    record Command(
            List<String> arguments,
            Map<String, String> environment,
            @Nullable String workingDirectory,
            @Nullable String user,
            boolean stdin,
            @Nullable Terminal terminal) {

        public Command(
                List<String> arguments,
                Map<String, String> environment,
                @Nullable String workingDirectory,
                @Nullable String user,
                boolean stdin) {
            this(arguments, environment, workingDirectory, user, stdin, null);
        }

        public Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        public static Command of(String... arguments) {
            return new Command(List.of(arguments), Map.of(), null, null, false);
        }
    }

    /// A terminal that a person sits at, as large as it is when the command starts.
    record Terminal(int rows, int columns) {}

    /// Takes raw bytes, in order per stream, from one thread; the array is the sink's to keep.
    interface OutputSink {
        void bytes(boolean isError, byte[] bytes);
    }

    /// A started command.
    interface Running extends AutoCloseable {
        OutputStream stdin();

        /// Waits for its end and all its output; the exit code comes from the engine, never from
        /// the stream's end.
        int await() throws InterruptedException;

        /// Lets go of it; the process in the container goes on unless it minds a closed stream.
        @Override
        void close();
    }
}
