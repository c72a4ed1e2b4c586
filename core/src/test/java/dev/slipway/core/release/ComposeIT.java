package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.ContainerId;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.EnvironmentSecrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a Compose file asks for, as it ends up on the real engine.
@SuppressWarnings("NullAway.Init")
class ComposeIT {
    private static final String SECRET = "s3cret-" + "value";

    private static final String COMPOSE =
            """
            services:
              migrate:
                image: busybox:stable
                command: ["sh", "-c", "cat /run/secrets/password >>/data/seen; date +%s >/data/at"]
                deploy: {mode: replicated-job}
                volumes: ["data:/data"]
                secrets: [password]
              worker:
                image: busybox:stable
                command: ["sh", "-c", "echo ready $$PASSWORD; trap exit TERM; while :; do sleep 0.2; done"]
                hostname: own-name
                read_only: false
                cap_drop: [NET_RAW]
                tmpfs: ["/scratch:size=1m"]
                ulimits: {nofile: 4000}
                environment: {PASSWORD: "${password}", PLAIN: "$PLAIN"}
                configs: [{source: motd, target: /etc/motd, mode: 0440, uid: "7"}]
                networks: {back: {aliases: [jobs]}}
                depends_on: {migrate: {condition: service_completed_successfully}}
            configs: {motd: {content: hello}}
            secrets: {password: {external: true}}
            networks: {back: {internal: true}}
            volumes: {data: {}}
            """;

    @TempDir private Path folder;
    private final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of("password", SECRET));
    private ReleaseHome home;

    @BeforeEach
    void open() {
        home =
                new ReleaseHome(
                        folder.resolve("h"),
                        List.of(),
                        new EnvironmentSecrets() {
                            @Override
                            public List<String> names(EnvironmentName environment) {
                                return List.copyOf(secrets.keySet());
                            }

                            @Override
                            public Optional<String> value(EnvironmentName environment, String n) {
                                return Optional.ofNullable(secrets.get(n));
                            }
                        });
    }

    @AfterEach
    void close() throws InterruptedException {
        home.close();
    }

    @Test
    void whatAFailedContainerSaidIsKeptWithoutTheSecret() throws Exception {
        var id =
                home.start(
                        COMPOSE.replace("$PLAIN", "1")
                                .replace(
                                        "cat /run/secrets/password >>/data/seen; date +%s >/data/at",
                                        "echo it is $$(cat /run/secrets/password); exit 3"));
        var failed = home.await(id, status -> status.outcome().isPresent());
        assertThat(failed.outcome()).contains(Outcome.Failed);
        assertThat(everythingSaved()).contains("it is ****").doesNotContain(SECRET);
    }

    private List<ReleaseLogs.Line> printed(ReleaseId id, String until) throws Exception {
        var lines = new LinkedBlockingQueue<ReleaseLogs.Line>();
        var seen = new ArrayList<ReleaseLogs.Line>();
        try (var _ = home.releases().logs(id, 100, lines::add)) {
            while (seen.stream().noneMatch(line -> line.text().contains(until))) {
                seen.add(Objects.requireNonNull(lines.poll(60, TimeUnit.SECONDS), "no line"));
            }
        }
        return seen;
    }

    @Test
    void jobsRunFirstFilesAreThereAndSecretsStayOutOfTheHome() throws Exception {
        var first = home.deploy(COMPOSE.replace("$PLAIN", "1"));
        assertThat(first.outcome()).contains(Outcome.Promoted);

        var job = container("migrate");
        var worker = container("worker");
        assertThat(job.exitCode()).isZero();
        assertThat(worker.startedAt()).isAfter(job.startedAt());
        assertThat(file(job, "/data/seen")).as("a job runs once").isEqualTo(SECRET);
        assertThat(file(worker, "/etc/motd")).isEqualTo("hello");
        assertThat(worker.labels())
                .containsEntry("com.docker.compose.service", "worker")
                .containsEntry("com.docker.compose.oneoff", "False")
                .containsEntry("com.docker.compose.container-number", "1");
        assertThat(worker.addresses().keySet()).allMatch(name -> name.endsWith("_back"));
        assertThat(everythingSaved()).doesNotContain(SECRET);

        assertThat(printed(first.id(), "ready"))
                .as("what it prints is told with its side, its time and without the secret")
                .allMatch(line -> line.side() == Side.CANDIDATE)
                .allMatch(line -> !line.at().isBefore(first.startedAt()))
                .extracting(ReleaseLogs.Line::text)
                .contains("ready ****");

        home.deploy(COMPOSE.replace("$PLAIN", "2"));
        assertThat(container("migrate").id())
                .as("what does not change is left alone")
                .isEqualTo(job.id());
        assertThat(container("worker").id()).isNotEqualTo(worker.id());

        secrets.put("password", SECRET + "2");
        var plan = home.releases().plan(home.request(COMPOSE.replace("$PLAIN", "2")));
        assertThat(plan.changes())
                .as("another secret is another configuration")
                .extracting(PlanView.Change::action)
                .containsOnly("replace");
    }

    private ContainerState container(String service) {
        return home.containers().stream()
                .filter(c -> service.equals(c.labels().get(Site.SERVICE)))
                .findFirst()
                .orElseThrow();
    }

    private String file(ContainerState container, String path) throws Exception {
        var id = new ContainerId(container.name());
        try (var tar =
                new TarArchiveInputStream(
                        home.engine().containers().copyOut(id, path).orElseThrow())) {
            tar.getNextEntry();
            return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// All files of the home in one text.
    private String everythingSaved() throws Exception {
        var all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
