package dev.slipway.core.pipeline;

import dev.slipway.core.source.ProjectName;

/// Port: what each project was trusted with. Safe from any thread and process; each call is one
/// transaction.
public interface TrustStore {
    /// `Trust.NONE` for a project nobody was asked about.
    Trust find(ProjectName project);

    void save(ProjectName project, Trust trust);
}
