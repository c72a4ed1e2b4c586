package dev.slipway.core.pipeline.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A `bat` script as a shell script that does the same on Linux: calls of tools that are there too,
/// variables, and the plain commands for files. What means nothing there (drives, the registry,
/// Windows' own programs, jumps and loops) is refused, never guessed at. A failing line does not
/// end the script, but a tool that is a batch file itself on Windows ends it with its status.
///
/// @param shell for `sh`, empty if the script is refused
/// @param refusal why it is refused, for a person
public record BatchScript(String shell, Optional<Refusal> refusal) {
    /// @param line of the batch script, from 1
    public record Refusal(int line, String why) {}

    /// What cannot be told in a line.
    static final class Untold extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Untold(String why) {
            super(why, null, false, false);
        }
    }

    private static final Pattern SILENT =
            Pattern.compile(
                    "(?i)(rem|echo\\s+off|setlocal|endlocal|chcp|title|color|cls)(\\s.*)?|::.*");
    private static final Pattern DRIVE = Pattern.compile("(?i)(?<![a-z0-9])[a-z]:[\\\\/](?!/)");
    private static final Pattern IF = Pattern.compile("(?i)if\\s+(not\\s+)?(.+)", Pattern.DOTALL);
    private static final Pattern EXIST = Pattern.compile("(?i)exist\\s+(\"[^\"]*\"|\\S+)\\s+(.+)");
    private static final Pattern LEVEL = Pattern.compile("(?i)errorlevel\\s+(\\d+)\\s+(.+)");
    private static final Pattern COMPARED =
            Pattern.compile(
                    "(?i)(\"[^\"]*\"|[^\\s=]+)\\s*(==|\\s(?:equ|neq|lss|leq|gtr|geq)\\s)"
                            + "\\s*(\"[^\"]*\"|\\S+)\\s+(.+)");

    public static BatchScript of(String batch) {
        var shell = new StringBuilder("set +e\n");
        var number = 0;
        var from = 1;
        var joined = new StringBuilder();
        for (var line : batch.lines().toList()) {
            number++;
            from = joined.isEmpty() ? number : from;
            if (line.stripTrailing().endsWith("^")) {
                var kept = line.stripTrailing();
                joined.append(kept, 0, kept.length() - 1);
                continue;
            }
            joined.append(line);
            try {
                shell.append(line(joined.toString().strip())).append('\n');
            } catch (Untold untold) {
                return new BatchScript(
                        "", Optional.of(new Refusal(from, String.valueOf(untold.getMessage()))));
            }
            joined.setLength(0);
        }
        return new BatchScript(shell.toString(), Optional.empty());
    }

    private static String line(String whole) {
        var line = whole;
        while (line.startsWith("@")) {
            line = line.substring(1).strip();
        }
        if (line.isEmpty() || SILENT.matcher(line).matches()) {
            refuseDelayed(line);
            return "";
        }
        if (DRIVE.matcher(line).find()) {
            throw new Untold("a drive of a Windows machine is named");
        }
        var status = line.toLowerCase(Locale.ROOT).contains("errorlevel") ? "ERRORLEVEL=$?\n" : "";
        var condition = IF.matcher(line);
        return status
                + (condition.matches()
                        ? conditional(condition.group(1) != null, condition.group(2))
                        : commands(line));
    }

    private static void refuseDelayed(String line) {
        if (line.toLowerCase(Locale.ROOT).contains("enabledelayedexpansion")) {
            throw new Untold("delayed expansion of variables is asked for");
        }
    }

    private static String conditional(boolean isNot, String rest) {
        if (rest.contains("(") || rest.toLowerCase(Locale.ROOT).contains(" else ")) {
            throw new Untold("`if` with blocks");
        }
        var exist = EXIST.matcher(rest);
        var level = LEVEL.matcher(rest);
        var compared = COMPARED.matcher(rest);
        String test;
        String then;
        if (exist.matches()) {
            test = "[ -e " + BatchWords.shell(exist.group(1)) + " ]";
            then = exist.group(2);
        } else if (level.matches()) {
            test = "[ \"$ERRORLEVEL\" -ge " + level.group(1) + " ]";
            then = level.group(2);
        } else if (compared.matches()) {
            test = comparison(compared.group(1), compared.group(2).strip(), compared.group(3));
            then = compared.group(4);
        } else {
            throw new Untold("a condition of `if`");
        }
        return "if " + (isNot ? "! " : "") + test + "; then " + commands(then) + "; fi";
    }

    private static String comparison(String left, String operator, String right) {
        var how =
                switch (operator.toLowerCase(Locale.ROOT)) {
                    case "==" -> "=";
                    case "equ" -> "-eq";
                    case "neq" -> "-ne";
                    case "lss" -> "-lt";
                    case "leq" -> "-le";
                    case "gtr" -> "-gt";
                    default -> "-ge";
                };
        return "[ "
                + BatchWords.text(unquoted(left))
                + " "
                + how
                + " "
                + BatchWords.text(unquoted(right))
                + " ]";
    }

    static String unquoted(String word) {
        return word.length() > 1 && word.startsWith("\"") && word.endsWith("\"")
                ? word.substring(1, word.length() - 1)
                : word;
    }

    /// Commands joined by `&`, `&&`, `||` and `|`.
    private static String commands(String line) {
        var parts = new ArrayList<String>();
        var operators = new ArrayList<String>();
        split(line, parts, operators);
        var shell = new StringBuilder();
        for (var i = 0; i < parts.size(); i++) {
            var isLast = i == operators.size();
            var part = parts.get(i).strip();
            if (part.isEmpty()) {
                throw new Untold("`" + line + "`");
            }
            shell.append(BatchCommand.shell(part, operators.isEmpty()));
            if (!isLast) {
                shell.append(operators.get(i).equals("&") ? "; " : " " + operators.get(i) + " ");
            }
        }
        return shell.toString();
    }

    private static void split(String line, List<String> parts, List<String> operators) {
        var isQuoted = false;
        var from = 0;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == '^' && !isQuoted) {
                i++;
            } else if (!isQuoted && (c == '&' || c == '|') && !isOfRedirection(line, i)) {
                var isDouble = i + 1 < line.length() && line.charAt(i + 1) == c;
                parts.add(line.substring(from, i));
                operators.add(isDouble ? "" + c + c : "" + c);
                i += isDouble ? 1 : 0;
                from = i + 1;
            }
        }
        parts.add(line.substring(from));
    }

    /// The `&` of `2>&1`.
    private static boolean isOfRedirection(String line, int at) {
        return at > 0 && line.charAt(at) == '&' && line.charAt(at - 1) == '>';
    }
}
