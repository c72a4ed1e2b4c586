package dev.slipway.app.cli;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: the version the build wrote into the jar.
public final class Versions implements IVersionProvider {
    /// The version's number, `0.3.0` or `0.3.0+12.gabcdef01`; `development` from loose classes.
    public static String number() {
        var version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// `slipway NUMBER`
    public static String words() {
        return "slipway " + number();
    }

    @Override
    public String[] getVersion() {
        return new String[] {words()};
    }
}
