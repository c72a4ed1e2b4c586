package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.RunArchive;
import dev.slipway.core.pipeline.RunArchive.Entry;
import dev.slipway.core.pipeline.RunArchive.Use;
import dev.slipway.core.pipeline.RunStore;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.source.ProjectName;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What a `RunArchive` does.
public abstract class RunArchiveContract {
    private static final ProjectName SHOP = new ProjectName("shop");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

    /// Of the artifact that `Runs.whole` has.
    private static final String CONTENT = "ab".repeat(32);

    protected abstract RunStore runs();

    protected abstract RunArchive archive();

    private PipelineRun created() {
        return runs().create(SHOP, "main", Runs.REVISION, Trigger.MANUAL, NOW);
    }

    private PipelineRun ended() {
        var run = Runs.whole(created(), Status.SUCCESS);
        runs().save(run);
        return run;
    }

    private static Entry entry(PipelineRun run, boolean hasArtifacts, boolean isKept) {
        return new Entry(run.id(), "main", NOW, run.status(), hasArtifacts, isKept);
    }

    @Test
    void entriesSayWhatTakesRoom() {
        var first = ended();
        var second = created();
        archive().keep(first.id(), true);
        assertThat(archive().entries(SHOP))
                .containsExactly(entry(second, false, false), entry(first, true, true));
        assertThat(archive().entries(new ProjectName("other"))).isEmpty();
    }

    @Test
    void onlyARunThatEndedAndIsNotKeptIsRemoved() {
        var going = created();
        var kept = ended();
        var old = ended();
        archive().keep(kept.id(), true);

        assertThat(archive().remove(going.id())).isFalse();
        assertThat(archive().remove(kept.id())).isFalse();
        assertThat(archive().remove(old.id())).isTrue();
        assertThat(archive().remove(old.id())).isFalse();
        assertThat(archive().entries(SHOP))
                .extracting(Entry::id)
                .containsExactly(kept.id(), going.id());

        archive().keep(kept.id(), false);
        assertThat(archive().remove(kept.id())).isTrue();
        assertThat(runs().find(kept.id())).isEmpty();
    }

    @Test
    void bytesAreNeededAsLongAsOneRunHasThem() {
        assertThat(archive().neededArtifacts()).isEmpty();
        var first = ended();
        var second = ended();
        assertThat(archive().neededArtifacts()).containsExactly(CONTENT);

        archive().remove(first.id());
        assertThat(archive().neededArtifacts()).containsExactly(CONTENT);
        archive().giveUpArtifacts(second.id());
        assertThat(archive().neededArtifacts()).isEmpty();
        assertThat(archive().entries(SHOP)).containsExactly(entry(second, false, false));
    }

    @Test
    void aKeptRunDoesNotGiveUpItsArtifacts() {
        var run = ended();
        archive().keep(run.id(), true);
        archive().giveUpArtifacts(run.id());
        assertThat(archive().neededArtifacts()).containsExactly(CONTENT);
    }

    @Test
    void aRunThatGoesOnNeedsItsArtifacts() {
        runs().save(Runs.whole(created(), Status.RUNNING));
        assertThat(archive().neededArtifacts()).containsExactly(CONTENT);
    }

    @Test
    void aContentIsKnownByTheRunsThatMadeIt() {
        var first = ended();
        var second = ended();
        archive().giveUpArtifacts(first.id());
        assertThat(archive().usesOf(CONTENT))
                .containsExactly(
                        new Use(second.id(), "out/app.tar", NOW, true),
                        new Use(first.id(), "out/app.tar", NOW, false));
        assertThat(archive().usesOf("00".repeat(32))).isEmpty();
    }
}
