package dev.slipway.app.cli;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: the version the build wrote into the jar.
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Versions.class.getPackage().getImplementationVersion();
        return new String[] {"slipway " + (version == null ? "development" : version)};
    }
}
