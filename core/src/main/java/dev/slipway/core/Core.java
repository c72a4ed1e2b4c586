package dev.slipway.core;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.environment.Environments;
import dev.slipway.core.event.AuditLog;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.pipeline.Pipelines;
import dev.slipway.core.release.Inventory;
import dev.slipway.core.release.PinnedImages;
import dev.slipway.core.release.Releases;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.settings.Doctor;
import dev.slipway.core.settings.Home;
import dev.slipway.core.source.KnownHosts;
import dev.slipway.core.source.Projects;
import dev.slipway.core.source.SampleProject;
import dev.slipway.core.source.watch.Watching;
import dev.slipway.core.source.watch.Webhooks;
import dev.slipway.core.template.Templates;
import dev.slipway.core.update.Updates;

/// The one public door: everything the window and the command line do, they do through here. The
/// only place that knows adapters. Safe from any thread.
public interface Core extends AutoCloseable {

    /// Builds all adapters; contacts no engine. Problem `home.unusable`.
    static Core open(CoreOptions options) {
        return new DefaultCore(options);
    }

    Home home();

    EventBus events();

    Engines engines();

    Projects projects();

    Pipelines pipelines();

    Environments environments();

    Releases releases();

    /// Images that releases still need.
    PinnedImages pinnedImages();

    /// What runs in the environments now.
    Inventory inventory();

    /// Templates of Compose files, and applications made from them.
    Templates templates();

    /// Who did what, when and why.
    AuditLog audit();

    Secrets secrets();

    /// Servers whose ssh keys were accepted.
    KnownHosts knownHosts();

    /// How projects are watched for new commits.
    Watching watching();

    /// Begins to watch and to start runs by their triggers, until closed; false if another process
    /// of this home does so already.
    boolean watch();

    Webhooks webhooks();

    Doctor doctor();

    SampleProject sample();

    /// Newer versions of Slipway itself.
    Updates updates();

    /// Ends what this process does; live releases go on with whoever drives next, runs of this
    /// process are aborted.
    @Override
    void close();
}
