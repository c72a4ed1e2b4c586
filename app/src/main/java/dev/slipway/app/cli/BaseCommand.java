package dev.slipway.app.cli;

import dev.slipway.core.Core;
import java.util.concurrent.Callable;

/// A command: works on the session's core, returns the exit status.
abstract class BaseCommand implements Callable<Integer> {
    static final int OK = 0;
    static final int BAD = 1;
    static final int WAITS = 4;

    private final SlipwayCommand root;

    BaseCommand(SlipwayCommand root) {
        this.root = root;
    }

    final SlipwayCommand root() {
        return root;
    }

    final Session session() {
        return root.session;
    }

    final Core core() {
        return session().core();
    }

    final Console console() {
        return session().console();
    }
}
