package dev.slipway.app;

import dev.slipway.app.cli.Cli;
import dev.slipway.app.cli.Console;
import dev.slipway.core.Core;

/// Where the program begins: with a command it is the command line, without one the window.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        var status = new Cli(Console.ofProcess(), Core::open).run(arguments);
        System.exit(status);
    }
}
