package dev.slipway.core.pipeline.batch;

import dev.slipway.core.pipeline.batch.BatchScript.Untold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// One command of a batch script.
final class BatchCommand {
    private static final Pattern REDIRECTION =
            Pattern.compile("([012]?)(>>?|<)\\s*(&[12]|\"[^\"]*\"|[^\\s<>\"]+)");
    private static final Pattern SET = Pattern.compile("(?i)set\\s+\"?([A-Za-z_]\\w*)=(.*?)\"?");
    private static final Pattern ECHO = Pattern.compile("(?i)echo([.:\\s].*)?");
    private static final Pattern LOCAL_PROGRAM = Pattern.compile("(?i).*\\.(bat|cmd|exe|ps1|msi)");
    private static final Pattern ENDING = Pattern.compile("(?i)\\.(exe|cmd|bat)$");

    /// Batch files themselves on Windows: without `call`, nothing after them is run.
    private static final Set<String> ENDING_THE_SCRIPT =
            Set.of("mvn", "gradle", "npm", "npx", "yarn", "pnpm", "ant", "ng", "sonar-scanner");

    private static final Set<String> OF_WINDOWS =
            Set.of(
                    "for",
                    "goto",
                    "start",
                    "shift",
                    "pushd",
                    "popd",
                    "assoc",
                    "ftype",
                    "msbuild",
                    "iisreset",
                    "sc",
                    "net",
                    "netsh",
                    "taskkill",
                    "tasklist",
                    "reg",
                    "schtasks",
                    "wmic",
                    "icacls",
                    "attrib",
                    "robocopy",
                    "cscript",
                    "wscript",
                    "certutil",
                    "nssm",
                    "vstest.console",
                    "powershell",
                    "cmd",
                    "rundll32",
                    "explorer",
                    "nuget",
                    "devenv",
                    "appcmd",
                    "msdeploy",
                    "choco",
                    "winget",
                    "setx",
                    "mklink",
                    "if",
                    "else",
                    "pause",
                    "choice",
                    "forfiles",
                    "findstr",
                    "find",
                    "fc");

    private BatchCommand() {}

    /// @param isAlone no other command in its line depends on its status
    static String shell(String command, boolean isAlone) {
        if (command.startsWith(":") || command.startsWith("(") || command.startsWith(")")) {
            throw new Untold("jumps and blocks");
        }
        var set = SET.matcher(command);
        if (set.matches()) {
            var value = BatchWords.text(set.group(2));
            return "export " + set.group(1) + "=" + value;
        }
        var more = new StringBuilder();
        var plain = withoutRedirections(command, more);
        if (ECHO.matcher(plain).matches()) {
            var said = plain.length() > 5 ? plain.substring(5) : "";
            return "printf '%s\\n' " + BatchWords.text(said.stripTrailing()) + more;
        }
        var words = new ArrayList<>(BatchWords.split(plain));
        var isCall = words.getFirst().equalsIgnoreCase("call");
        if (isCall) {
            words.removeFirst();
        }
        if (words.isEmpty()) {
            throw new Untold("`call` of nothing");
        }
        var name = name(words.getFirst());
        words.removeFirst();
        var ends = isAlone && !isCall && ENDING_THE_SCRIPT.contains(name);
        return told(name, words) + more + (ends ? " || exit $?" : "");
    }

    private static String withoutRedirections(String command, StringBuilder more) {
        var plain = new StringBuilder();
        var isQuoted = false;
        var found = REDIRECTION.matcher(command);
        for (var i = 0; i < command.length(); i++) {
            var c = command.charAt(i);
            isQuoted ^= c == '"';
            if (!isQuoted && "<>".indexOf(c) >= 0 || !isQuoted && isBegin(command, i)) {
                if (!found.region(i, command.length()).lookingAt()) {
                    throw new Untold("a redirection");
                }
                more.append(' ').append(found.group(1)).append(found.group(2));
                more.append(target(found.group(3)));
                i = found.end() - 1;
            } else {
                plain.append(c);
            }
        }
        return plain.toString().strip();
    }

    /// A number that belongs to a redirection.
    private static boolean isBegin(String command, int at) {
        return "012".indexOf(command.charAt(at)) >= 0
                && (at == 0 || Character.isWhitespace(command.charAt(at - 1)))
                && at + 1 < command.length()
                && command.charAt(at + 1) == '>';
    }

    private static String target(String word) {
        if (word.startsWith("&")) {
            return word;
        }
        return word.equalsIgnoreCase("nul") ? "/dev/null" : BatchWords.shell(word);
    }

    /// The tool's name on Linux.
    private static String name(String word) {
        var plain = BatchScript.unquoted(word).replace('\\', '/');
        var wrapper = plain.toLowerCase(Locale.ROOT).replaceFirst("^\\./", "");
        if (wrapper.matches("(mvnw|gradlew)(\\.bat|\\.cmd)?")) {
            return "sh ./" + wrapper.replaceFirst("\\..*", "");
        }
        if (plain.contains("/") && LOCAL_PROGRAM.matcher(plain).matches()) {
            throw new Untold("`" + plain + "`, a program for Windows");
        }
        var name = ENDING.matcher(plain).replaceFirst("");
        var lower = name.toLowerCase(Locale.ROOT);
        if (OF_WINDOWS.contains(lower)) {
            throw new Untold("`" + lower + "`, which is Windows' own");
        }
        return name.contains("/") || name.contains("%") ? BatchWords.shell(name) : lower;
    }

    private static String told(String name, List<String> words) {
        return switch (name) {
            case "cd", "chdir" -> "cd " + files(switches(words, "/d"), "\"$HOME\"");
            case "dir" -> "ls -l " + files(switches(words, "/b", "/w", "/a"), "");
            case "type" -> "cat " + files(words, "");
            case "copy" -> "cp " + files(switches(words, "/y", "/b", "/v"), "");
            case "move" -> "mv " + files(switches(words, "/y"), "");
            case "del", "erase" -> "rm -f " + files(switches(words, "/q", "/f"), "");
            case "rmdir", "rd" -> remove(words);
            case "mkdir", "md" -> made(words);
            case "where" -> "command -v " + files(words, "");
            case "timeout" -> "sleep " + files(switches(words, "/t", "/nobreak"), "");
            case "exit" -> "exit " + files(switches(words, "/b"), "$?");
            case "ren", "rename", "xcopy" ->
                    throw new Untold("`" + name + "`, which Linux has not");
            case "py" -> "python3 " + files(words, "");
            case "java", "javac", "jar" -> name + " " + files(withClassPath(words), "");
            default -> name + (words.isEmpty() ? "" : " " + files(words, ""));
        };
    }

    private static String files(List<String> words, String otherwise) {
        return words.isEmpty()
                ? otherwise
                : String.join(" ", words.stream().map(BatchWords::shell).toList());
    }

    /// Those that are no switches; another switch than the known ones is not told.
    private static List<String> switches(List<String> words, String... known) {
        var left = new ArrayList<String>();
        for (var word : words) {
            if (!word.startsWith("/")) {
                left.add(word);
            } else if (!List.of(known).contains(word.toLowerCase(Locale.ROOT))) {
                throw new Untold("the switch `" + word + "`");
            }
        }
        return left;
    }

    private static String remove(List<String> words) {
        var isDeep = words.stream().anyMatch("/s"::equalsIgnoreCase);
        return (isDeep ? "rm -rf " : "rmdir ") + files(switches(words, "/s", "/q"), "");
    }

    /// With the folders above it; one that is there is a failure.
    private static String made(List<String> words) {
        if (words.size() != 1) {
            throw new Untold("`mkdir` of several folders");
        }
        var folder = BatchWords.shell(words.getFirst());
        return "{ [ ! -e " + folder + " ] && mkdir -p " + folder + "; }";
    }

    private static List<String> withClassPath(List<String> words) {
        var all = new ArrayList<String>();
        for (var word : words) {
            var isPath = !all.isEmpty() && all.getLast().matches("-cp|-classpath|--class-path|-p");
            all.add(isPath ? word.replace(';', ':') : word);
        }
        return all;
    }
}
