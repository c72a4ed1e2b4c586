package dev.slipway.core.pipeline;

import dev.slipway.core.engine.Engines;
import dev.slipway.core.event.AuditLog;
import dev.slipway.core.event.EventBus;
import dev.slipway.core.secret.Secrets;
import dev.slipway.core.settings.Home;
import dev.slipway.core.settings.ObjectPlace;
import dev.slipway.core.source.ProjectStore;
import dev.slipway.core.source.SourceHistory;
import dev.slipway.core.source.SourceRepository;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// What pipelines need of the rest.
///
/// @param holds runs that others still need
/// @param objects opens the store outside the home that a person chose
/// @param closing stages that are added to pipelines that passed, in their order
/// @param linters of files that are no Jenkinsfile
public record PipelineServices(
        Home home,
        RunStore runs,
        RunArchive archive,
        RunHolds holds,
        Function<ObjectPlace, ObjectStore> objects,
        TestStore tests,
        InputAnswers answers,
        TrustStore trusts,
        ProjectStore projects,
        SubstituteStore substitutes,
        AuditLog audit,
        EventBus events,
        Engines engines,
        SourceRepository source,
        SourceHistory history,
        Secrets secrets,
        List<ClosingStage> closing,
        List<FileLinter> linters,
        Clock clock,
        Timer timer) {
    public PipelineServices {
        // The store keeps milliseconds; what is told must be what is stored.
        clock = Clock.tick(clock, Duration.ofMillis(1));
        closing = List.copyOf(closing);
        linters = List.copyOf(linters);
    }
}
