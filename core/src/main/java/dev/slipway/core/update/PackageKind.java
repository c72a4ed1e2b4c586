package dev.slipway.core.update;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The kinds of packages that a release may have.
public enum PackageKind {
    DEB,
    RPM,
    DMG,
    MSI;

    /// As the feed spells it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PackageKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// What a person types to have the package manager install a file.
    public List<String> command(Path file) {
        return switch (this) {
            case DEB -> List.of("sudo", "apt", "install", file.toString());
            case RPM -> List.of("sudo", "rpm", "-U", file.toString());
            case DMG -> List.of("open", file.toString());
            case MSI -> List.of("msiexec", "/i", file.toString());
        };
    }

    /// How this very program was installed; empty if it runs from a checkout or an unpacked image.
    public static Optional<PackageKind> ofThisProgram() {
        return of(
                System.getProperty("jpackage.app-path"),
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT),
                Path.of("/"));
    }

    static Optional<PackageKind> of(@Nullable String program, String system, Path root) {
        if (program == null) {
            return Optional.empty();
        }
        if (system.contains("mac")) {
            return Optional.of(DMG);
        }
        if (system.contains("win")) {
            return Optional.of(MSI);
        }
        if (Files.exists(root.resolve("var/lib/dpkg/info/slipway.list"))) {
            return Optional.of(DEB);
        }
        return program.startsWith("/usr/lib/slipway/") ? Optional.of(RPM) : Optional.empty();
    }

    /// The processor as the feed spells it: `x86_64`, `aarch64`.
    public static String processor() {
        var arch = System.getProperty("os.arch", "");
        return arch.equals("amd64") ? "x86_64" : arch;
    }
}
