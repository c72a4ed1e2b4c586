package dev.slipway.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes commands: those with a constructor for the root get it, so that they find the session;
/// nothing is injected.
final class Commands implements IFactory {
    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /// These tell of all commands.
    private static final Set<String> OF_ALL = Set.of("help", "completion", "reference");

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

    /// The commands that a call may mean: those it has the words of, else all. Building one costs
    /// more than carrying it out does, and a call means one.
    static List<Class<?>> meantBy(List<String> arguments) {
        if (arguments.stream().anyMatch(OF_ALL::contains)) {
            return SlipwayCommand.COMMANDS;
        }
        var named =
                SlipwayCommand.COMMANDS.stream()
                        .filter(type -> arguments.contains(nameOf(type)))
                        .toList();
        return named.isEmpty() ? SlipwayCommand.COMMANDS : named;
    }

    /// `KnownHostCommand` is `known-host`, `VerbCommands.Promote` is `promote`.
    static String nameOf(Class<?> type) {
        var name = type.getSimpleName();
        var stem =
                name.endsWith("Command")
                        ? name.substring(0, name.length() - "Command".length())
                        : name;
        return INNER_CAPITAL.matcher(stem).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
