package dev.slipway.app.projects;

/// Where projects are, as a person reads it: the own home folder is `~`. Pure.
final class Locations {
    private Locations() {}

    static String shown(String location) {
        var home = System.getProperty("user.home", "");
        return !home.isEmpty() && home.length() > 1 && location.startsWith(home + "/")
                ? "~" + location.substring(home.length())
                : location;
    }
}
