package dev.slipway.app.cli.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The visible commands of a program as plain values, in the order they were declared.
///
/// @param path the words that call it, the program first
/// @param options those of its own; what every command inherits is the root's alone
public record CommandTree(
        List<String> path,
        String description,
        List<Line> parameters,
        List<Line> options,
        List<CommandTree> commands) {

    /// One option or parameter: how it is written, and what it means.
    ///
    /// @param names of an option, as typed; empty for a parameter
    public record Line(String written, List<String> names, String description) {}

    public static CommandTree of(CommandSpec root) {
        return of(root, List.of(root.name()), false);
    }

    private static CommandTree of(CommandSpec spec, List<String> path, boolean inherits) {
        var commands = new ArrayList<CommandTree>();
        for (var command : new LinkedHashSet<>(spec.subcommands().values())) {
            var sub = command.getCommandSpec();
            if (!sub.usageMessage().hidden()) {
                var words = new ArrayList<>(path);
                words.add(sub.name());
                commands.add(of(sub, List.copyOf(words), true));
            }
        }
        return new CommandTree(
                path,
                text(spec.usageMessage().description()),
                spec.positionalParameters().stream()
                        .filter(p -> !p.hidden())
                        .map(CommandTree::line)
                        .toList(),
                spec.options().stream()
                        .filter(o ->
                                !o.hidden()
                                        && !(inherits
                                                && (o.inherited()
                                                        || o.usageHelp()
                                                        || o.versionHelp())))
                        .map(CommandTree::line)
                        .toList(),
                List.copyOf(commands));
    }

    private static Line line(PositionalParamSpec parameter) {
        var many = parameter.arity().max() > 1 ? "..." : "";
        var written =
                parameter.arity().min() == 0
                        ? "[" + parameter.paramLabel() + "]" + many
                        : parameter.paramLabel() + many;
        return new Line(written, List.of(), text(parameter.description()));
    }

    private static Line line(OptionSpec option) {
        var names = Arrays.asList(option.names());
        var value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return new Line(
                String.join(", ", names) + value, List.copyOf(names), text(option.description()));
    }

    private static String text(String[] description) {
        return String.join(" ", description).strip();
    }

    /// All commands below this one, parents before children.
    public List<CommandTree> all() {
        var found = new ArrayList<CommandTree>();
        for (var command : commands) {
            found.add(command);
            found.addAll(command.all());
        }
        return found;
    }

    public String name() {
        return path.getLast();
    }

    /// How it is called, on one line.
    public String synopsis() {
        var words = new ArrayList<>(path);
        if (!options.isEmpty()) {
            words.add("[OPTION]...");
        }
        parameters.forEach(parameter -> words.add(parameter.written()));
        if (!commands.isEmpty()) {
            words.add("COMMAND");
        }
        return String.join(" ", words);
    }
}
