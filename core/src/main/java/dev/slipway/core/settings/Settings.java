package dev.slipway.core.settings;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a user chose for a home. Immutable.
///
/// @param push by project name, `*` for all others: the registry and folder that images are sent to
///   after they were built, `registry.example.org/team`
/// @param images by a tool's word (`maven`, `node`…): the image to build with in place of the usual
///   one; `{version}` in it is the version that a project wants
/// @param agents by label (`any` for agents without one): the image whose containers stand for it
/// @param runsAtOnce how many runs of the home may go on at the same time; others are queued
/// @param runsPerProject the same for one project
/// @param libraries of Jenkins' shared libraries by name: where their git repository is, a URL or
///   an absolute folder, with `#ref` behind it for another branch or tag than its default
/// @param servers addresses of services by the names that pipelines have for them, such as
///   `withSonarQubeEnv('sonar')`
/// @param jenkinsfiles by project name: where in the repository its Jenkinsfile is, if not at the
///   root
/// @param artifacts where runs' artifacts are copied to
/// @param retention by project name, `*` for all others: which runs are kept
public record Settings(
        int version,
        Map<String, String> push,
        Map<String, String> images,
        Map<String, String> agents,
        int runsAtOnce,
        int runsPerProject,
        Map<String, String> libraries,
        Map<String, String> servers,
        Map<String, Retention> retention,
        Map<String, String> jenkinsfiles,
        Optional<ObjectPlace> artifacts) {
    /// Where a Jenkinsfile usually is.
    public static final String JENKINSFILE = "Jenkinsfile";

    /// Every project that has no choice of its own.
    public static final String OTHERS = "*";

    /// Where no choice was made.
    public static final Settings DEFAULT =
            new Settings(
                    1,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    4,
                    2,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Optional.empty());

    public Settings {
        push = Map.copyOf(push);
        images = Map.copyOf(images);
        agents = Map.copyOf(agents);
        runsAtOnce = Math.clamp(runsAtOnce, 1, 1000);
        runsPerProject = Math.clamp(runsPerProject, 1, 1000);
        libraries = Map.copyOf(libraries);
        servers = Map.copyOf(servers);
        retention = Map.copyOf(retention);
        jenkinsfiles = Map.copyOf(jenkinsfiles);
    }

    /// The usual limits, no table of agents and no libraries.
    public Settings(int version, Map<String, String> push, Map<String, String> images) {
        this(
                version,
                push,
                images,
                Map.of(),
                DEFAULT.runsAtOnce,
                DEFAULT.runsPerProject,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty());
    }

    /// A changed copy.
    public Settings with(UnaryOperator<Draft> change) {
        return change.apply(new Draft(this)).done();
    }

    /// Settings that are being changed. Not safe for several threads.
    public static final class Draft {
        private final Settings before;
        private Map<String, String> libraries;
        private Map<String, String> servers;
        private Map<String, Retention> retention;
        private Map<String, String> jenkinsfiles;
        private Optional<ObjectPlace> artifacts;

        private Draft(Settings before) {
            this.before = before;
            libraries = before.libraries;
            servers = before.servers;
            retention = before.retention;
            jenkinsfiles = before.jenkinsfiles;
            artifacts = before.artifacts;
        }

        public Draft libraries(Map<String, String> all) {
            libraries = all;
            return this;
        }

        public Draft servers(Map<String, String> all) {
            servers = all;
            return this;
        }

        public Draft retention(Map<String, Retention> all) {
            retention = all;
            return this;
        }

        public Draft jenkinsfiles(Map<String, String> all) {
            jenkinsfiles = all;
            return this;
        }

        public Draft artifacts(Optional<ObjectPlace> place) {
            artifacts = place;
            return this;
        }

        private Settings done() {
            return new Settings(
                    before.version,
                    before.push,
                    before.images,
                    before.agents,
                    before.runsAtOnce,
                    before.runsPerProject,
                    libraries,
                    servers,
                    retention,
                    jenkinsfiles,
                    artifacts);
        }
    }

    /// Where in its repository a project keeps its Jenkinsfile.
    public String jenkinsfile(String project) {
        return jenkinsfiles.getOrDefault(project, JENKINSFILE);
    }

    /// Where a project's images go; empty = they stay on the engine.
    public Optional<String> pushTo(String project) {
        return Optional.ofNullable(push.getOrDefault(project, push.get(OTHERS)))
                .map(String::strip)
                .filter(prefix -> !prefix.isEmpty());
    }
}
