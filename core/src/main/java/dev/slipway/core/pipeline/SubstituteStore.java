package dev.slipway.core.pipeline;

import dev.slipway.core.source.ProjectName;

/// Port: what each project does for steps that Slipway does not run. Safe from any thread and
/// process; each call is one transaction.
public interface SubstituteStore {
    /// `Substitutes.NONE` for a project nobody was asked about.
    Substitutes find(ProjectName project);

    /// Replaces what was chosen before.
    void save(ProjectName project, String step, Substitute substitute);
}
