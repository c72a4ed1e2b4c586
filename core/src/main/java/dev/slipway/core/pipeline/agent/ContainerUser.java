package dev.slipway.core.pipeline.agent;

import java.util.Optional;

/// Who the steps of an agent are, in numbers, and where their home is.
///
/// @param home empty if the image names none that could be written
public record ContainerUser(int uid, int gid, String home) {
    public static final ContainerUser ROOT = new ContainerUser(0, 0, "/root");

    /// True if the image's own user list has to be read to know this user.
    static boolean needsPasswd(String user) {
        return !isRoot(user);
    }

    private static boolean isRoot(String user) {
        return user.isEmpty() || user.equals("root") || user.equals("0") || user.startsWith("0:");
    }

    /// @param user as Docker spells it: empty, name, uid, either with `:group` · passwd, group the
    ///   image's files, empty where it has none
    static Optional<ContainerUser> of(String user, String passwd, String group) {
        if (isRoot(user)) {
            return Optional.of(ROOT);
        }
        var parts = user.split(":", 2);
        var row = row(passwd, parts[0]);
        var uid = row.map(r -> r[2]).flatMap(ContainerUser::number).or(() -> number(parts[0]));
        var gid =
                parts.length == 2
                        ? row(group, parts[1])
                                .map(r -> r[2])
                                .flatMap(ContainerUser::number)
                                .or(() -> number(parts[1]))
                        : row.map(r -> r[3])
                                .flatMap(ContainerUser::number)
                                .or(() -> Optional.of(0));
        var home = row.filter(r -> r.length > 5).map(r -> r[5]).filter(ContainerUser::isHome);
        return uid.flatMap(u -> gid.map(g -> new ContainerUser(u, g, home.orElse(""))));
    }

    private static boolean isHome(String path) {
        return path.startsWith("/") && path.length() > 1 && !path.contains("nonexistent");
    }

    private static Optional<String[]> row(String file, String nameOrNumber) {
        return file.lines()
                .map(line -> line.split(":", -1))
                .filter(row -> row.length > 3 || (row.length == 4 && row[3].isEmpty()))
                .filter(row -> row[0].equals(nameOrNumber) || row[2].equals(nameOrNumber))
                .findFirst();
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    public boolean isRoot() {
        return uid == 0;
    }
}
