package dev.slipway.app.run.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A part of a line that leads somewhere: an address of the web, or a line of a source file as
/// stack traces and compilers name it.
///
/// @param from to indices in the text without escape sequences
public sealed interface LogLink {
    int from();

    int to();

    record Web(int from, int to, String url) implements LogLink {}

    /// @param path as far as the text tells it: `shop/CartTest.java`, `src/main.go` · line from 1
    record Source(int from, int to, String path, int line) implements LogLink {}

    Pattern URL = Pattern.compile("https?://[\\w.~:/?#\\[\\]@!$&'*+,;=%-]*[\\w/#=&~%-]");
    Pattern FRAME =
            Pattern.compile(
                    "\\bat (?:[\\w.-]+/)*([\\w$.]*)\\.[\\w$<>]+\\((\\w+\\.(?:java|kt|groovy|scala)):(\\d{1,7})\\)");
    Pattern FILE_LINE =
            Pattern.compile(
                    "(?<![\\w/])((?:/?[\\w.-]+/)*[\\w-]+\\.(?:java|kt|groovy|go|py|js|ts|tsx|c|h|cpp|rs|rb|php|cs|sh|xml|ya?ml))(?::|\\((?=\\d)|:\\[)(\\d{1,7})");

    int LONGEST = 4000;

    /// All links of a line, from left to right, none overlapping another.
    static List<LogLink> in(String text) {
        var links = new ArrayList<LogLink>();
        if (text.length() > LONGEST || text.indexOf(':') < 0) {
            return links;
        }
        var web = URL.matcher(text);
        while (web.find()) {
            links.add(new Web(web.start(), web.end(), web.group()));
        }
        var frame = FRAME.matcher(text);
        while (frame.find()) {
            links.add(
                    new Source(
                            frame.start(2),
                            frame.end(3),
                            path(frame.group(1), frame.group(2)),
                            Integer.parseInt(frame.group(3))));
        }
        var file = FILE_LINE.matcher(text);
        while (file.find()) {
            int from = file.start();
            int to = file.end();
            if (links.stream().noneMatch(l -> from < l.to() && l.from() < to)) {
                links.add(new Source(from, to, file.group(1), Integer.parseInt(file.group(2))));
            }
        }
        return links;
    }

    /// `shop.CartTest` in `CartTest.java` is `shop/CartTest.java`.
    private static String path(String type, String file) {
        int dot = type.lastIndexOf('.');
        return dot < 0 ? file : type.substring(0, dot).replace('.', '/') + "/" + file;
    }
}
