package dev.slipway.core;

import dev.slipway.core.adapter.docker.DockerEngines;
import dev.slipway.core.adapter.haproxy.HaproxyTrafficRouter;
import dev.slipway.core.adapter.haproxy.RouterOptions;
import dev.slipway.core.adapter.jgit.JGitNewRepositories;
import dev.slipway.core.adapter.jgit.JGitSampleProject;
import dev.slipway.core.adapter.jgit.JGitSecureShell;
import dev.slipway.core.adapter.jgit.JGitSourceHistory;
import dev.slipway.core.adapter.jgit.JGitSourceRepository;
import dev.slipway.core.adapter.keychain.Keychains;
import dev.slipway.core.adapter.keychain.VaultSecrets;
import dev.slipway.core.adapter.objects.ObjectStores;
import dev.slipway.core.adapter.sqlite.Database;
import dev.slipway.core.adapter.sqlite.SqliteAuditLog;
import dev.slipway.core.adapter.sqlite.SqliteBlockedVersions;
import dev.slipway.core.adapter.sqlite.SqliteEnvironmentStore;
import dev.slipway.core.adapter.sqlite.SqliteInputAnswers;
import dev.slipway.core.adapter.sqlite.SqliteProjectStore;
import dev.slipway.core.adapter.sqlite.SqliteReleaseStore;
import dev.slipway.core.adapter.sqlite.SqliteRunArchive;
import dev.slipway.core.adapter.sqlite.SqliteRunStore;
import dev.slipway.core.adapter.sqlite.SqliteSubstituteStore;
import dev.slipway.core.adapter.sqlite.SqliteTemplateStore;
import dev.slipway.core.adapter.sqlite.SqliteTestStore;
import dev.slipway.core.adapter.sqlite.SqliteTrustStore;
import dev.slipway.core.adapter.sqlite.SqliteWatchStore;
import dev.slipway.core.adapter.sqlite.StoreWatch;
import dev.slipway.core.adapter.update.HttpFeedSource;
import dev.slipway.core.adapter.webhook.HttpCheck;
import dev.slipway.core.adapter.webhook.HttpWebhooks;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.environment.Environments;
import dev.slipway.core.event.AuditLog;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.image.ConfiguredPush;
import dev.slipway.core.image.ImageStage;
import dev.slipway.core.pipeline.PipelineServices;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.pipeline.trigger.Schedules;
import dev.slipway.core.pipeline.trigger.TriggeredRuns;
import dev.slipway.core.release.Inventory;
import dev.slipway.core.release.PinnedImages;
import dev.slipway.core.release.ReleasePorts;
import dev.slipway.core.release.Releases;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.settings.Doctor;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.SettingsFile;
import dev.slipway.core.source.KnownHosts;
import dev.slipway.core.source.Projects;
import dev.slipway.core.source.SampleProject;
import dev.slipway.core.source.watch.Watching;
import dev.slipway.core.source.watch.Webhooks;
import dev.slipway.core.template.Templates;
import dev.slipway.core.time.Timer;
import dev.slipway.core.update.FeedKeys;
import dev.slipway.core.update.FeedPlace;
import dev.slipway.core.update.PackageKind;
import dev.slipway.core.update.Updates;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The wiring by hand, and the only class that knows adapters. Nothing here waits or contacts
/// anything: the database is opened and an engine connected when first used.
final class DefaultCore implements Core {
    private final Home home;
    private final EventBus events = new EventBus();
    private final DockerEngines engines;
    private final Database database;
    private final StoreWatch storeWatch;
    private final Projects projects;
    private final Pipelines pipelines;
    private final Environments environments;
    private final Releases releases;
    private final PinnedImages pinnedImages;
    private final Inventory inventory;
    private final Templates templates;
    private final AuditLog audit;
    private final Secrets secrets;
    private final KnownHosts knownHosts;
    private final Watching watching;
    private final Schedules schedules;
    private final Webhooks webhooks;
    private final Doctor doctor;
    private final SampleProject sample = new JGitSampleProject();
    private final Updates updates;

    DefaultCore(CoreOptions options) {
        var clock = Clock.systemUTC();
        var timer = Timer.system();
        home = Home.open(options.home());

        secrets =
                new VaultSecrets(
                        home,
                        Keychains.ofMachine(System.getProperty("os.name", ""), System.getenv()),
                        System.getenv(),
                        clock);
        knownHosts = new KnownHosts(home);
        engines =
                new DockerEngines(
                        System.getenv(),
                        Optional.of(secrets),
                        new JGitSecureShell(secrets, knownHosts),
                        timer,
                        clock);
        database = new Database(home.database());
        storeWatch = new StoreWatch(database, events, clock, timer);
        var source =
                new LaterSource(
                        () -> new JGitSourceRepository(home.mirrors(), secrets, knownHosts, timer));

        var projectStore = new SqliteProjectStore(database);
        var environmentStore = new SqliteEnvironmentStore(database);
        var runs = new SqliteRunStore(database);
        var trusts = new SqliteTrustStore(database);
        audit = new SqliteAuditLog(database);
        var releaseStore = new SqliteReleaseStore(database, audit);
        var image =
                new ImageStage(
                        () -> engines.engine(Engines.DEFAULT),
                        home,
                        new ConfiguredPush(new SettingsFile(home), trusts, source),
                        timer);

        projects = new Projects(projectStore, source, secrets, home, clock, this::sweep);
        environments = new Environments(environmentStore, engines, audit, clock);
        pipelines =
                new Pipelines(
                        new PipelineServices(
                                home,
                                runs,
                                new SqliteRunArchive(database),
                                new ReleasedRuns(releaseStore),
                                place -> ObjectStores.at(place, secrets, timer, clock),
                                new SqliteTestStore(database),
                                new SqliteInputAnswers(database),
                                trusts,
                                projectStore,
                                new SqliteSubstituteStore(database),
                                audit,
                                events,
                                engines,
                                source,
                                new JGitSourceHistory(home.mirrors(), source),
                                secrets,
                                List.of(image),
                                List.of(new ComposeFileLinter()),
                                clock,
                                timer));
        var watches = new SqliteWatchStore(database);
        var triggered = new TriggeredRuns(pipelines);
        watching =
                new Watching(home, projectStore, watches, source, triggered, events, clock, timer);
        schedules =
                new Schedules(
                        projectStore,
                        watches,
                        watching,
                        pipelines,
                        triggered,
                        events,
                        clock,
                        ZoneId.systemDefault(),
                        timer);
        webhooks = new HttpWebhooks(projectStore, watching, secrets, clock);
        var ports =
                new ReleasePorts(
                        home,
                        releaseStore,
                        new SqliteBlockedVersions(database),
                        audit,
                        projectStore,
                        runs,
                        environmentStore,
                        new ReleaseSecrets(secrets),
                        source,
                        engines,
                        new HaproxyTrafficRouter(engines, RouterOptions.DEFAULT, timer, clock),
                        new HttpCheck(timer),
                        events,
                        clock,
                        timer,
                        options.driveCommand());
        releases = new Releases(ports);
        pinnedImages = new PinnedImages(ports.releases());
        inventory = new Inventory(ports, releases);
        templates =
                new Templates(new SqliteTemplateStore(database), new JGitNewRepositories(), clock);
        doctor =
                new Doctor(
                        Checks.of(
                                home,
                                projects,
                                engines,
                                secrets,
                                RouterOptions.IMAGE,
                                System.getenv()));
        updates =
                new Updates(
                        FeedPlace.ofProcess(System.getenv()).map(place -> () -> trusted(place)),
                        home,
                        Objects.requireNonNullElse(
                                Core.class.getPackage().getImplementationVersion(), "development"),
                        PackageKind.ofThisProgram(),
                        PackageKind.processor(),
                        clock);
    }

    private static Updates.Trusted trusted(FeedPlace place) {
        return new Updates.Trusted(HttpFeedSource.of(place.address()), FeedKeys.of(place.keys()));
    }

    private void sweep() {
        pipelines.archive().sweep();
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public EventBus events() {
        return events;
    }

    @Override
    public Engines engines() {
        return engines;
    }

    @Override
    public Projects projects() {
        return projects;
    }

    @Override
    public Pipelines pipelines() {
        return pipelines;
    }

    @Override
    public Environments environments() {
        return environments;
    }

    @Override
    public Releases releases() {
        return releases;
    }

    @Override
    public PinnedImages pinnedImages() {
        return pinnedImages;
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public Secrets secrets() {
        return secrets;
    }

    @Override
    public KnownHosts knownHosts() {
        return knownHosts;
    }

    @Override
    public Watching watching() {
        return watching;
    }

    @Override
    public boolean watch() {
        if (!watching.start()) {
            return false;
        }
        schedules.start();
        return true;
    }

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public Doctor doctor() {
        return doctor;
    }

    @Override
    public SampleProject sample() {
        return sample;
    }

    @Override
    public Updates updates() {
        return updates;
    }

    @Override
    public void close() {
        webhooks.close();
        schedules.close();
        watching.close();
        pipelines.close();
        storeWatch.close();
        database.close();
        engines.close();
    }
}
