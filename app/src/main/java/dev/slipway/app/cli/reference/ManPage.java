package dev.slipway.app.cli.reference;

import java.util.List;
import java.util.Map;

/// The manual page of section 1, in the macros of man(7).
public final class ManPage {
    /// What the exit statuses mean, for every command.
    static final Map<String, String> EXITS =
            new java.util.TreeMap<>(
                    Map.of(
                            "0", "done",
                            "1",
                                    "the result is bad: a failed or unstable run, a finding, an aborted or failed release",
                            "2",
                                    "bad usage, an unknown name, unreadable input, not allowed now, or busy",
                            "3", "something outside is missing: engine, registry, network, JDK",
                            "4", "waits for a person or for traffic; nothing is lost",
                            "130", "interrupted: a run is cancelled, a release goes on"));

    private final StringBuilder text = new StringBuilder();

    private ManPage() {}

    /// @param date as the footer shows it, for example 2026-11-25
    public static String of(CommandTree root, String version, String date) {
        var page = new ManPage();
        page.macro(
                "TH",
                root.name().toUpperCase(java.util.Locale.ROOT),
                "1",
                date,
                version,
                "User Commands");
        page.head("NAME");
        page.line(root.name() + " \\- " + escape(uncapitalised(root.description())));
        page.head("SYNOPSIS");
        page.line("\\fB" + root.name() + "\\fR [OPTION]... [COMMAND]");
        page.head("OPTIONS");
        page.lines(root.options());
        page.head("COMMANDS");
        root.all().forEach(page::command);
        page.head("EXIT STATUS");
        EXITS.forEach((status, meaning) -> page.entry(status, meaning));
        page.head("ENVIRONMENT");
        page.entry("SLIPWAY_HOME", "the folder that keeps all state, unless --home names one");
        page.entry("DOCKER_HOST, DOCKER_CONTEXT", "the Docker engine, as for docker(1)");
        return page.text.toString();
    }

    private void command(CommandTree command) {
        macro("SS", command.synopsis());
        line(escape(command.description()));
        lines(command.parameters());
        lines(command.options());
    }

    private void lines(List<CommandTree.Line> lines) {
        lines.forEach(line -> entry(line.written(), line.description()));
    }

    private void entry(String what, String meaning) {
        text.append(".TP\n\\fB").append(escape(what)).append("\\fR\n");
        line(escape(meaning));
    }

    private void head(String title) {
        macro("SH", title);
    }

    private void macro(String name, String... arguments) {
        text.append('.').append(name);
        for (var argument : arguments) {
            text.append(" \"").append(escape(argument).replace("\"", "\\(dq")).append('"');
        }
        text.append('\n');
    }

    private void line(String line) {
        text.append(line.isEmpty() ? "\\&" : line).append('\n');
    }

    /// A backslash, a hyphen and a leading dot or quote mean something to the formatter.
    static String escape(String text) {
        var escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String uncapitalised(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
