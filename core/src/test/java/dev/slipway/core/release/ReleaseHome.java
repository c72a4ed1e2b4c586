package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.adapter.docker.DockerEngines;
import dev.slipway.core.adapter.haproxy.HaproxyTrafficRouter;
import dev.slipway.core.adapter.haproxy.RouterOptions;
import dev.slipway.core.adapter.simulated.SimulatedSourceRepository;
import dev.slipway.core.adapter.sqlite.Database;
import dev.slipway.core.adapter.sqlite.SqliteAuditLog;
import dev.slipway.core.adapter.sqlite.SqliteBlockedVersions;
import dev.slipway.core.adapter.sqlite.SqliteEnvironmentStore;
import dev.slipway.core.adapter.sqlite.SqliteProjectStore;
import dev.slipway.core.adapter.sqlite.SqliteReleaseStore;
import dev.slipway.core.adapter.sqlite.SqliteRunStore;
import dev.slipway.core.adapter.webhook.HttpCheck;
import dev.slipway.core.compose.Service;
import dev.slipway.core.engine.ContainerState;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.Labels;
import dev.slipway.core.environment.Environment;
import dev.slipway.core.environment.EnvironmentName;
import dev.slipway.core.environment.EnvironmentSecrets;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.time.Timer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// A home of its own on the real engine, with one project that has one small web service. All it
/// made is gone after close.
public final class ReleaseHome implements AutoCloseable {
    public static final EnvironmentName PROD = new EnvironmentName("prod");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Home home;
    private final Database database;
    private final SqliteEnvironmentStore environments;
    private final SqliteAuditLog audit;
    private final DockerEngines engines;
    private final SqliteReleaseStore store;
    private final ProjectName project;
    private final Releases releases;
    private final HaproxyTrafficRouter router;

    /// @param driveCommand empty: this process drives
    public ReleaseHome(Path folder, List<String> driveCommand) {
        this(folder, driveCommand, EnvironmentSecrets.NONE);
    }

    public ReleaseHome(Path folder, List<String> driveCommand, EnvironmentSecrets secrets) {
        home = Home.open(folder);
        var timer = Timer.system();
        var clock = Clock.systemUTC();
        database = new Database(home.database());
        engines = new DockerEngines(System.getenv(), timer, clock);
        audit = new SqliteAuditLog(database);
        store = new SqliteReleaseStore(database, audit);
        project = new ProjectName("t" + home.id().substring(0, 8));
        var projects = new SqliteProjectStore(database);
        environments = new SqliteEnvironmentStore(database);
        projects.add(new Project(project, folder.toString(), Instant.EPOCH));
        environments.add(
                new Environment(PROD, Engines.DEFAULT, Map.of(), null, false, Instant.EPOCH));
        router = new HaproxyTrafficRouter(engines, RouterOptions.DEFAULT, timer, clock);
        releases =
                new Releases(
                        new ReleasePorts(
                                home,
                                store,
                                new SqliteBlockedVersions(database),
                                audit,
                                projects,
                                new SqliteRunStore(database),
                                environments,
                                secrets,
                                new SimulatedSourceRepository(),
                                engines,
                                router,
                                new HttpCheck(timer),
                                new EventBus(),
                                clock,
                                timer,
                                driveCommand));
    }

    ReleaseState state(ReleaseId id) {
        return store.find(id).orElseThrow();
    }

    /// What runs for good.
    Map<String, Generation> running() {
        return store.deployed(project, PROD).map(Deployed::services).orElse(Map.of());
    }

    /// How what runs of a service is run.
    Service serving(String service) {
        var generation = Objects.requireNonNull(running().get(service));
        return store.application(generation.madeBy())
                .service(service, generation.hash())
                .orElseThrow();
    }

    /// A planned replacement of a release's first router.
    void replaceRouter(ReleaseId id) {
        var release = state(id).release();
        var application = store.application(id);
        var site = new Site(home, release, environments.find(PROD).orElseThrow(), application);
        var part = release.routed().findFirst().orElseThrow();
        router.replace(site.route(part, application.service(part.service()).orElseThrow()));
    }

    public Releases releases() {
        return releases;
    }

    public Engine engine() {
        return engines.engine(Engines.DEFAULT);
    }

    SqliteEnvironmentStore environments() {
        return environments;
    }

    SqliteAuditLog audit() {
        return audit;
    }

    public Home home() {
        return home;
    }

    public ProjectName project() {
        return project;
    }

    /// An nginx that answers with `body` and honours its stop signal.
    public static String nginx(String body) {
        return "printf 'server { listen 8080; keepalive_requests 1000000; location / { return 200"
                + " "
                + body
                + "; } }' >/etc/nginx/conf.d/default.conf;"
                + " sed -i 's/access_log .*/access_log off;/' /etc/nginx/nginx.conf;"
                + " exec nginx -g 'daemon off;'";
    }

    /// A Compose file with one routed service that runs a script.
    public static String compose(String script, int replicas, String release) {
        return """
        services:
          web:
            image: nginx:stable
            entrypoint: ["sh", "-c", "$SCRIPT"]
            command: []
            stop_signal: SIGQUIT
            stop_grace_period: 3s
            deploy: {replicas: $REPLICAS}
            healthcheck: {test: ["CMD", "nc", "-z", "127.0.0.1", "8080"], interval: 500ms, timeout: 20s, retries: 3}
            x-release:
              port: 8080
              publish: 0
              drainLimit: 5s
        $RELEASE
        """
                .replace("$SCRIPT", script.replace("\\", "\\\\").replace("\"", "\\\""))
                .replace("$REPLICAS", String.valueOf(replicas))
                .replace("$RELEASE", release.indent(6));
    }

    public ReleaseRequest request(String compose) {
        var plain = ReleaseRequest.of(project, PROD, "test");
        return new ReleaseRequest(
                plain.project(),
                plain.environment(),
                plain.run(),
                plain.images(),
                Optional.of(compose),
                plain.composePath(),
                plain.service(),
                plain.strategy(),
                plain.steps(),
                plain.publish(),
                plain.supersede(),
                plain.by());
    }

    /// Asks for a release and sees that it is driven.
    public ReleaseId start(String compose) {
        var id = releases.start(request(compose));
        releases.ensureDriven();
        return id;
    }

    public ReleaseStatus await(ReleaseId id, Predicate<ReleaseStatus> goal)
            throws InterruptedException {
        var status = releases.await(id, s -> goal.test(s) || s.phase() == Phase.Degraded, PATIENCE);
        assertThat(goal.test(status)).as("%s, journal %s", status, releases.journal(id)).isTrue();
        return status;
    }

    public ReleaseStatus deploy(String compose) throws InterruptedException {
        return await(start(compose), s -> s.phase() == Phase.Healthy);
    }

    public int port(ReleaseStatus status) {
        var url = status.endpoints().getFirst().url();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    /// The containers of the service.
    public List<ContainerState> containers() {
        return engine().containers().list(Map.of(Labels.HOME, home.id(), Labels.ROLE, "service"));
    }

    /// Closes it without taking anything down.
    void letGo() {
        database.close();
        engines.close();
    }

    @Override
    public void close() throws InterruptedException {
        try {
            store.unfinished()
                    .forEach(state -> {
                        var now = Clock.systemUTC().instant();
                        var end =
                                state.change()
                                        .settle(Phase.Degraded, Outcome.Aborted, now)
                                        .cleaned();
                        var next = end.done();
                        store.save(
                                next,
                                JournalEntry.of(next, now, "end of the test"),
                                Optional.empty());
                    });
            releases.down(project, PROD, true, "test");
        } finally {
            var mine = Map.of(Labels.HOME, home.id());
            engine().containers().list(mine).forEach(c -> engine().containers().remove(c.id()));
            engine().networks().list(mine).forEach(engine().networks()::remove);
            engine().volumes().list(mine).forEach(engine().volumes()::remove);
            letGo();
        }
    }
}
