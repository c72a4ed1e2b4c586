package dev.slipway.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes commands: those with a constructor for the root get it, so that they find the session;
/// nothing is injected.
final class Commands implements IFactory {
    private final SlipwayCommand root;

    Commands(SlipwayCommand root) {
        this.root = root;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            return type.getDeclaredConstructor(SlipwayCommand.class).newInstance(root);
        } catch (NoSuchMethodException plain) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
