package dev.slipway.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.compose.AnalysisSpec.Errors;
import dev.slipway.core.compose.AnalysisSpec.Latency;
import dev.slipway.core.compose.AnalysisSpec.OnRegressed;
import dev.slipway.core.compose.ReleaseSpec.Step;
import dev.slipway.core.compose.VariantSpec.Match;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.traffic.HashKey;
import dev.slipway.core.traffic.Rule;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Steps and variants as people write them.
class ReleaseStepsTest {
    private static ComposeReader.Result read(String release) {
        var text = "services:\n  web:\n    image: x\n    x-release:\n" + release.indent(6);
        return ComposeSamples.read(text);
    }

    private static ReleaseSpec spec(String release) {
        return read(release)
                .application()
                .orElseThrow()
                .service("web")
                .orElseThrow()
                .release()
                .orElseThrow();
    }

    private static List<String> errors(String release) {
        return read(release).findings().stream()
                .filter(Finding::isError)
                .map(Finding::code)
                .distinct()
                .toList();
    }

    @Test
    void anAnalysisSaysWhatIsComparedAndHowLong() {
        var spec =
                spec(
                        """
                        port: 80
                        strategy: canary
                        steps:
                          - setCanaryScale: 50
                          - setHeaderRoute: {match: x}
                          - setWeight: 5
                          - analysis: {errors: {regressedAbove: 1.5x, safeBelow: 3x, ceiling: 2 %}, latency: {slo: 300ms}, atMost: 20m, onRegressed: pause, dryRun: [latency]}
                          - analysis: {}
                        """
                                .replace("{match: x}", "{header: \"X-Team: blue\"}"));
        assertThat(spec.steps())
                .containsExactly(
                        new Step.SetCanaryScale(Weight.percent(50)),
                        new Step.SetHeaderRoute(
                                Optional.of(new Match(Match.Kind.HEADER, "X-Team", "blue"))),
                        new Step.SetWeight(Weight.percent(5)),
                        new Step.Analysis(
                                new AnalysisSpec(
                                        Optional.of(new Errors(1.5, 3, 0.02)),
                                        Optional.of(new Latency(Duration.ofMillis(300), 1, 2)),
                                        Duration.ofMinutes(20),
                                        OnRegressed.PAUSE,
                                        List.of("latency"))),
                        new Step.Analysis(AnalysisSpec.DEFAULT));
    }

    @Test
    void tolerateSetsBothBounds() {
        var step =
                spec("port: 80\nstrategy: canary\nsteps: [{analysis: {errors: {tolerate: 2x}}}]");
        assertThat(step.steps())
                .containsExactly(
                        new Step.Analysis(
                                new AnalysisSpec(
                                        Optional.of(new Errors(2, 2, 0.01)),
                                        Optional.empty(),
                                        AnalysisSpec.DEFAULT_AT_MOST,
                                        OnRegressed.ABORT,
                                        List.of())));
    }

    @Test
    void anAbTestHasTwoVariants() {
        var spec =
                spec(
                        """
                        port: 80
                        strategy: abTest
                        sticky: cookie
                        variants:
                          control: {weight: 60}
                          blue: {weight: 40, env: {COLOUR: blue}, match: {cookie: "team=blue"}}
                        """);
        assertThat(spec.sticky()).isTrue();
        assertThat(spec.variants())
                .containsExactly(
                        new VariantSpec(
                                "control",
                                Weight.percent(60),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty()),
                        new VariantSpec(
                                "blue",
                                Weight.percent(40),
                                Map.of("COLOUR", "blue"),
                                Optional.empty(),
                                Optional.of(new Match(Match.Kind.COOKIE, "team", "blue"))));
    }

    @Test
    void anAbTestDrawsItsUsersByWhatTheyCarry() {
        var test =
                "port: 80\nstrategy: abTest\nvariants: {a: {weight: 50}, b: {weight: 50, image: y}}\n";
        assertThat(spec(test + "hash: {header: x-user-id}").hash())
                .contains(new HashKey(Rule.Kind.HEADER, "x-user-id"));
        assertThat(spec(test + "hash: {cookie: session}").hash())
                .contains(new HashKey(Rule.Kind.COOKIE, "session"));
        assertThat(errors(test + "hash: {cookie: session}\nsticky: cookie"))
                .containsExactly("compose.release.hash");
        assertThat(errors("port: 80\nhash: {cookie: session}"))
                .containsExactly("compose.release.hash");
        assertThat(errors(test + "hash: {header: 'a b'}")).hasSize(1);
        assertThat(errors(test + "hash: {}")).hasSize(1);
    }

    @Test
    void whatTheRouterCannotDoIsRefused() {
        assertThat(errors("port: 80\nassetFallback: true"))
                .containsExactly("unsupported.compose.release.assetFallback");
        assertThat(errors("port: 80\nholdRequests: 5s"))
                .containsExactly("unsupported.compose.release.holdRequests");
    }

    @Test
    void whatDoesNotFitIsTold() {
        var test = "port: 80\nstrategy: abTest\nvariants: ";
        assertThat(errors(test + "{a: {weight: 50}, b: {weight: 40, env: {X: 1}}}"))
                .containsExactly("compose.release.weights");
        assertThat(errors(test + "{a: {weight: 50}, b: {weight: 50}}"))
                .containsExactly("compose.release.variants");
        assertThat(errors("port: 80\nvariants: {a: {weight: 50}, b: {weight: 50, image: y}}"))
                .containsExactly("compose.release.variants");
        assertThat(
                        errors(
                                "port: 80\nstrategy: canary\nsteps: [{analysis: {errors: {safeBelow: 0}}}]"))
                .containsExactly("compose.value");
    }
}
