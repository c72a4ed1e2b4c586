package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Execs.Command;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// What the commands in simulated containers do. Runs on the caller's thread; an exception of the
/// caller's choosing may be thrown in its stead.
@FunctionalInterface
public interface Program {

    /// Runs a command: its exit code, or empty if it goes on until `Call.exit` or its container's
    /// end.
    OptionalInt run(Call call);

    /// One command in a container.
    interface Call {
        ContainerSpec container();

        Command command();

        SimulatedFiles files();

        void out(String text);

        void err(String text);

        /// Is told what is written to its standard input.
        void onInput(Consumer<byte[]> reader);

        /// Ends a command that goes on.
        void exit(int code);
    }
}
