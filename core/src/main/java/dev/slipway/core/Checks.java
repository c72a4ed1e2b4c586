package dev.slipway.core;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.settings.Doctor.Check;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.Projects;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What `doctor` looks at.
final class Checks {
    private static final long DISK_AT_LEAST = 2L << 30;
    private static final Pattern CREDENTIAL_HELPER =
            Pattern.compile("\"(?:credsStore|[^\"]+\\.[^\"]+)\"\\s*:\\s*\"([a-z0-9-]+)\"");

    private final Home home;
    private final Engines engines;
    private final String routerImage;
    private final Map<String, String> surroundings;

    private Checks(
            Home home, Engines engines, String routerImage, Map<String, String> surroundings) {
        this.home = home;
        this.engines = engines;
        this.routerImage = routerImage;
        this.surroundings = surroundings;
    }

    static List<Check> of(
            Home home,
            Projects projects,
            Engines engines,
            Secrets secrets,
            String routerImage,
            Map<String, String> surroundings) {
        var checks = new Checks(home, engines, routerImage, surroundings);
        return List.of(
                Check.of("engine", checks::engine),
                Check.of("router image", checks::routerImage),
                Check.of("data folder", () -> dataFolder(home, projects)),
                Check.of("git", checks::git),
                Check.of("registry", checks::registry),
                Check.of("keychain", secrets::keptBy),
                Check.of("disk", checks::disk));
    }

    private String engine() {
        var engine = engines.engine(Engines.DEFAULT);
        var info = engine.info();
        return "Docker "
                + info.version()
                + " at "
                + engine.endpoint()
                + ", "
                + info.cpus()
                + " processors.";
    }

    private String routerImage() {
        return engines.engine(Engines.DEFAULT)
                .images()
                .find(routerImage)
                .map(image -> routerImage + " is on the engine.")
                .orElseThrow(() ->
                        ProblemException.outside(
                                "router.imageMissing",
                                "The router's image " + routerImage + " is not on the engine.",
                                "Fetch it by `docker pull "
                                        + routerImage
                                        + "`, or load it by `docker load` where there is no network.",
                                null));
    }

    private static String dataFolder(Home home, Projects projects) {
        return home.folder() + " holds " + projects.list().size() + " projects.";
    }

    private String git() {
        try {
            Files.createDirectories(home.mirrors());
            Files.delete(Files.createTempFile(home.mirrors(), "doctor", ""));
        } catch (IOException e) {
            throw ProblemException.outside(
                    "source.mirror",
                    "The folder " + home.mirrors() + " cannot be written.",
                    "Mend its permissions, or give another data folder by --home.",
                    e);
        }
        return surroundings.getOrDefault("SSH_AUTH_SOCK", "").isEmpty()
                ? "Repositories are read by Slipway itself; for ssh by the keys of ~/.ssh, as no agent runs."
                : "Repositories are read by Slipway itself; for ssh by the agent and the keys of ~/.ssh.";
    }

    private String registry() {
        var folder = surroundings.getOrDefault("DOCKER_CONFIG", "");
        var file =
                (folder.isEmpty()
                                ? Path.of(System.getProperty("user.home", "."), ".docker")
                                : Path.of(folder))
                        .resolve("config.json");
        if (!Files.exists(file)) {
            return "No registry logins (" + file + " does not exist); public images only.";
        }
        try {
            return helpersOf(file, Files.readString(file));
        } catch (IOException e) {
            throw ProblemException.outside(
                    "registry.config",
                    "The registry logins in " + file + " cannot be read.",
                    "Mend the file's permissions, or make it anew by `docker login`.",
                    e);
        }
    }

    private String helpersOf(Path file, String config) {
        var helpers = CREDENTIAL_HELPER.matcher(config);
        while (helpers.find()) {
            var program = "docker-credential-" + helpers.group(1);
            if (!isOnPath(program)) {
                throw ProblemException.outside(
                        "registry.helper",
                        file + " keeps logins with " + program + ", which is not installed.",
                        "Install it, or take its line out of that file and log in again.",
                        null);
            }
        }
        return "Registry logins are those of " + file + ".";
    }

    private String disk() {
        try {
            var free = Files.getFileStore(home.folder()).getUsableSpace();
            var shown = "%.1f GB".formatted(free / 1e9);
            if (free < DISK_AT_LEAST) {
                throw ProblemException.outside(
                        "home.diskLow",
                        "Only " + shown + " are free where " + home.folder() + " lies.",
                        "Make room there: remove projects you no longer need, or move the folder.",
                        null);
            }
            return shown + " are free.";
        } catch (IOException e) {
            throw ProblemException.outside(
                    "home.unusable",
                    "The disk of " + home.folder() + " cannot be asked.",
                    "Give another data folder by --home.",
                    e);
        }
    }

    private boolean isOnPath(String program) {
        for (var folder : surroundings.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (var suffix : List.of("", ".exe", ".cmd")) {
                if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program + suffix))) {
                    return true;
                }
            }
        }
        return false;
    }
}
