package dev.slipway.app.cli.reference;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;

/// A shell's completion of commands and options.
public enum Completion {
    BASH {
        @Override
        public String of(CommandLine line) {
            return AutoComplete.bash(line.getCommandName(), line);
        }
    },
    /// zsh runs bash's, through its own emulation.
    ZSH {
        @Override
        public String of(CommandLine line) {
            return "#compdef " + line.getCommandName() + "\n" + BASH.of(line);
        }
    },
    FISH {
        @Override
        public String of(CommandLine line) {
            return fish(CommandTree.of(line.getCommandSpec()));
        }
    };

    public abstract String of(CommandLine line);

    private static String fish(CommandTree root) {
        var text = new StringBuilder("complete -c " + root.name() + " -f\n");
        var words = names(root.commands());
        for (var option : root.options()) {
            option(text, root.name(), "", option);
        }
        for (var command : root.commands()) {
            text.append("complete -c ")
                    .append(root.name())
                    .append(" -n 'not __fish_seen_subcommand_from ")
                    .append(words)
                    .append("' -a ")
                    .append(command.name())
                    .append(" -d ")
                    .append(quoted(command.description()))
                    .append('\n');
            below(text, root.name(), command);
        }
        return text.toString();
    }

    private static void below(StringBuilder text, String program, CommandTree command) {
        var seen = " -n '__fish_seen_subcommand_from " + command.name() + "'";
        for (var sub : command.commands()) {
            text.append("complete -c ")
                    .append(program)
                    .append(seen)
                    .append(" -a ")
                    .append(sub.name())
                    .append(" -d ")
                    .append(quoted(sub.description()))
                    .append('\n');
            sub.options().forEach(option -> option(text, program, seen, option));
        }
        command.options().forEach(option -> option(text, program, seen, option));
    }

    private static void option(
            StringBuilder text, String program, String when, CommandTree.Line option) {
        text.append("complete -c ").append(program).append(when);
        for (var name : option.names()) {
            text.append(
                    name.startsWith("--")
                            ? " -l " + name.substring(2)
                            : " -s " + name.substring(1));
        }
        text.append(option.written().endsWith(option.names().getLast()) ? "" : " -r")
                .append(" -d ")
                .append(quoted(option.description()))
                .append('\n');
    }

    private static String names(List<CommandTree> commands) {
        return commands.stream().map(CommandTree::name).collect(Collectors.joining(" "));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /// As it is typed.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
