package dev.slipway.app;

import dev.slipway.app.cli.Cli;
import dev.slipway.app.cli.Console;
import dev.slipway.app.cli.Versions;
import dev.slipway.core.Core;
import java.util.List;

/// Where the program begins: with a command it is the command line, without one the window.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        // Scripts ask for the version often and want nothing else: no command is built for it.
        if (arguments.equals(List.of("--version"))) {
            Console.ofProcess().line(Versions.words());
            return 0;
        }
        return new Cli(Console.ofProcess(), Core::open).run(arguments.toArray(String[]::new));
    }
}
