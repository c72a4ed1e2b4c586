package dev.slipway.core.adapter.sqlite;

import dev.slipway.core.pipeline.Artifact;
import dev.slipway.core.pipeline.PipelineRun;

/// The table `artifact_use`: artifacts of ended runs by their content.
final class ArtifactRows {
    private ArtifactRows() {}

    static void add(Session session, PipelineRun run) {
        if (run.artifacts().isEmpty()) {
            return;
        }
        var sequence = RunRows.sequence(session, run.id());
        session.updateAll(
                "INSERT OR REPLACE INTO artifact_use (run, path, sha256) VALUES (?, ?, ?)",
                run.artifacts().stream().map(artifact -> row(sequence, artifact)).toList());
    }

    private static Object[] row(long sequence, Artifact artifact) {
        return new Object[] {sequence, artifact.path(), artifact.sha256()};
    }
}
