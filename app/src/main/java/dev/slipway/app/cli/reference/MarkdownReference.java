package dev.slipway.app.cli.reference;

import java.util.List;

/// The command reference of the user's manual.
public final class MarkdownReference {
    private MarkdownReference() {}

    public static String of(CommandTree root) {
        var text = new StringBuilder();
        text.append("# Command line\n\n");
        text.append("Made from the commands themselves; `packaging/reference` writes it anew.\n\n");
        text.append(root.description()).append("\n\n");
        text.append("Every command takes these:\n\n");
        table(text, root.options());
        text.append("## Exit status\n\n| status | meaning |\n|---|---|\n");
        ManPage.EXITS.forEach((status, meaning) ->
                text.append("| ").append(status).append(" | ").append(meaning).append(" |\n"));
        text.append("\n## Commands\n\n");
        for (var command : root.all()) {
            text.append("### ")
                    .append(String.join(" ", command.path().subList(1, command.path().size())))
                    .append("\n\n");
            text.append(command.description()).append("\n\n");
            text.append("    ").append(command.synopsis()).append("\n\n");
            table(text, command.parameters());
            table(text, command.options());
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static void table(StringBuilder text, List<CommandTree.Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        text.append("| | |\n|---|---|\n");
        for (var line : lines) {
            text.append("| `")
                    .append(line.written().replace("|", "\\|"))
                    .append("` | ")
                    .append(line.description().replace("|", "\\|").replace("<", "&lt;"))
                    .append(" |\n");
        }
        text.append('\n');
    }
}
