package dev.slipway.core.template;

import dev.slipway.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Compose file with places to be filled in. Its first lines are comments that describe it:
///
///     # template: Web service
///     # about: One service behind the router.
///     # parameter: port | port | 8080 | The container's port that takes traffic
///
/// Everything below is the file, `{{port}}` a place. Pure.
///
/// @param text as it was written, description included
public record Template(String title, String about, List<Parameter> parameters, String text) {
    private static final Pattern HEAD = Pattern.compile("# *(template|about|parameter): *(.*)");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}\\n]*)}}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,31}");
    private static final int MOST = 256 * 1024;
    private static final int PARTS = 4;

    public Template {
        parameters = List.copyOf(parameters);
    }

    /// Reads one. Problems `template.*`, with the line.
    public static Template parse(String text) {
        if (text.length() > MOST) {
            throw wrong("template.tooLong", "It is longer than 256 KiB.", 1);
        }
        var title = "";
        var about = "";
        var parameters = new ArrayList<Parameter>();
        int line = 0;
        for (var each : text.lines().toList()) {
            var head = HEAD.matcher(each);
            if (!each.startsWith("#")) {
                break;
            }
            line++;
            if (head.matches()) {
                switch (head.group(1)) {
                    case "template" -> title = head.group(2).strip();
                    case "about" -> about = head.group(2).strip();
                    default -> parameters.add(parameter(head.group(2), line, parameters));
                }
            }
        }
        if (title.isEmpty()) {
            throw wrong("template.untitled", "It has no title.", 1);
        }
        var template = new Template(title, about, parameters, text);
        template.checkPlaces(line);
        return template;
    }

    private static Parameter parameter(String words, int line, List<Parameter> before) {
        var parts = Arrays.stream(words.split("\\|", PARTS)).map(String::strip).toList();
        if (parts.size() < PARTS - 1 || !NAME.matcher(parts.getFirst()).matches()) {
            throw wrong("template.parameter", "A parameter is written differently.", line);
        }
        if (before.stream().anyMatch(p -> p.name().equals(parts.getFirst()))) {
            throw wrong("template.parameter", parts.getFirst() + " is there twice.", line);
        }
        var kind =
                Arrays.stream(Parameter.Kind.values())
                        .filter(k -> k.word().equals(parts.get(1)))
                        .findFirst()
                        .orElseThrow(() ->
                                wrong(
                                        "template.parameter",
                                        "There is no kind \"" + parts.get(1) + "\".",
                                        line));
        var parameter =
                new Parameter(
                        parts.getFirst(),
                        kind,
                        parts.get(2),
                        parts.size() == PARTS ? parts.getLast() : "");
        parameter.checked(parameter.standard());
        return parameter;
    }

    private void checkPlaces(int headLines) {
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var place = PLACE.matcher(line);
            while (number > headLines && place.find()) {
                var name = place.group(1);
                if (parameters.stream().noneMatch(p -> p.name().equals(name))) {
                    throw wrong(
                            "template.undeclared",
                            "{{" + name + "}} is no parameter of it.",
                            number);
                }
            }
        }
    }

    private static ProblemException wrong(String code, String what, int line) {
        return ProblemException.usage(
                code,
                "Line " + line + " of the template: " + what,
                "Begin it with `# template: TITLE`, `# about: TEXT` and, for each parameter,"
                        + " `# parameter: NAME | KIND | STANDARD | TEXT`; kinds are name, port,"
                        + " number, image, path, text.");
    }

    /// The Compose file with these values, the standard ones for what is not among them; without
    /// the description. Problem `template.value`.
    public String filled(Map<String, String> values) {
        var body =
                text.lines()
                        .dropWhile(line -> HEAD.matcher(line).matches())
                        .reduce(new StringBuilder(), Template::add, StringBuilder::append)
                        .toString();
        return PLACE.matcher(body)
                .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values)));
    }

    private static StringBuilder add(StringBuilder all, String line) {
        return all.append(line).append('\n');
    }

    private String value(String name, Map<String, String> values) {
        var parameter =
                parameters.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
        return parameter.checked(values.getOrDefault(name, parameter.standard()));
    }
}
