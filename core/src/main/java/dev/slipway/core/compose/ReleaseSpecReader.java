package dev.slipway.core.compose;

import dev.slipway.core.compose.ReleaseSpec.Step;
import dev.slipway.core.traffic.HashKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `x-release:` of one service. One thread, one use.
final class ReleaseSpecReader {
    private static final Set<String> KEYS =
            Set.of(
                    "port",
                    "publish",
                    "strategy",
                    "steps",
                    "scaleDownDelay",
                    "autoPromotion",
                    "autoPromotionDelay",
                    "drainLimit",
                    "readyLimit",
                    "maxSurge",
                    "maxUnavailable",
                    "variants",
                    "sticky",
                    "hash",
                    "freshBaseline",
                    "checks");

    private static final Set<StrategyName> STEPLESS =
            Set.of(StrategyName.ROLLING, StrategyName.BLUE_GREEN, StrategyName.AB_TEST);

    private final Values values;
    private Optional<Integer> port = Optional.empty();
    private Publish publish = new Publish(Publish.LOOPBACK, 0);
    private Optional<StrategyName> strategy = Optional.empty();
    private List<Step> steps = List.of();
    private Duration scaleDownDelay = ReleaseSpec.DEFAULT_SCALE_DOWN_DELAY;
    private boolean autoPromotion = true;
    private Duration autoPromotionDelay = Duration.ZERO;
    private Duration drainLimit = ReleaseSpec.DEFAULT_DRAIN_LIMIT;
    private Duration readyLimit = ReleaseSpec.DEFAULT_READY_LIMIT;
    private int maxSurge = 1;
    private int maxUnavailable;
    private List<VariantSpec> variants = List.of();
    private boolean sticky;
    private Optional<HashKey> hash = Optional.empty();
    private boolean freshBaseline;
    private List<CheckSpec> checks = List.of();

    ReleaseSpecReader(Values values) {
        this.values = values;
    }

    /// What a service without `x-release` but with one port is released as.
    static ReleaseSpec rolling(int port, String host, int published) {
        var spec = new ReleaseSpecReader(new Values(new Findings()));
        spec.port = Optional.of(port);
        spec.publish = new Publish(host, published);
        return spec.built(port);
    }

    Optional<ReleaseSpec> read(Yaml value) {
        values.mapping("x-release", value).forEach(this::entry);
        check(value);
        return port.map(this::built);
    }

    private void entry(String key, Yaml.Entry entry) {
        var given = entry.value();
        switch (key) {
            case "port" -> port = values.integer("x-release.port", given, 1, 65_535);
            case "publish" -> publish(given);
            case "strategy" -> strategy(given);
            case "steps" -> steps = new ReleaseSteps(values).read(given);
            case "scaleDownDelay" -> scaleDownDelay = duration(key, given, scaleDownDelay);
            case "autoPromotion" ->
                    autoPromotion = values.bool("x-release.autoPromotion", given).orElse(true);
            case "autoPromotionDelay" ->
                    autoPromotionDelay = duration(key, given, autoPromotionDelay);
            case "drainLimit" -> drainLimit = duration(key, given, drainLimit);
            case "readyLimit" -> readyLimit = duration(key, given, readyLimit);
            case "maxSurge" -> maxSurge = count(key, given, maxSurge);
            case "maxUnavailable" -> maxUnavailable = count(key, given, maxUnavailable);
            case "variants" -> variants = new VariantsReader(values).read(given);
            case "sticky" -> sticky(given);
            case "hash" -> hash = new VariantsReader(values).hash(given);
            case "assetFallback", "holdRequests" ->
                    NotOffered.refuse(values.findings(), key, entry);
            case "checks" -> checks = new ChecksReader(values).read("checks", given);
            case "freshBaseline" ->
                    freshBaseline = values.bool("x-release.freshBaseline", given).orElse(false);
            default -> KnownKeys.refuse(values.findings(), "x-release", key, entry, KEYS);
        }
    }

    private void publish(Yaml given) {
        var text = values.text("x-release.publish", given);
        var parsed = text.flatMap(Publish::parse);
        if (text.isPresent() && parsed.isEmpty()) {
            values.wrong("x-release.publish", given, "is [HOST:]PORT", "Write 8088 or 0.0.0.0:80.");
        }
        publish = parsed.orElse(publish);
    }

    private void strategy(Yaml given) {
        var word = values.text("x-release.strategy", given);
        strategy = word.flatMap(StrategyName::ofWord);
        if (word.isPresent() && strategy.isEmpty()) {
            values.wrong(
                    "x-release.strategy", given, "is rolling, blueGreen, canary or abTest", "");
        }
    }

    private void sticky(Yaml given) {
        var word = values.text("x-release.sticky", given);
        sticky = word.filter("cookie"::equals).isPresent();
        if (word.isPresent() && !sticky && !word.get().equals("none")) {
            values.wrong("x-release.sticky", given, "is cookie or none", "");
        }
    }

    private void check(Yaml value) {
        var findings = values.findings();
        if (value instanceof Yaml.Mapping mapping && mapping.get("port").isEmpty()) {
            findings.error(
                    value.at(),
                    "compose.release.port",
                    "x-release does not say which port of the container takes traffic.",
                    "Write port: 8080.");
        }
        if (!steps.isEmpty() && strategy.filter(STEPLESS::contains).isPresent()) {
            findings.error(
                    value.at(),
                    "compose.release.steps",
                    "Only a canary has steps.",
                    "Write strategy: canary, or take the steps out.");
        }
        if (steps.isEmpty() && strategy.equals(Optional.of(StrategyName.CANARY))) {
            findings.error(
                    value.at(),
                    "compose.release.steps",
                    "A canary needs steps.",
                    "Write steps: [{setWeight: 10}, {pause: {}}].");
        }
        if (variants.isEmpty() == strategy.equals(Optional.of(StrategyName.AB_TEST))) {
            findings.error(
                    value.at(),
                    "compose.release.variants",
                    variants.isEmpty()
                            ? "An A/B test needs variants."
                            : "Only an A/B test has variants.",
                    "Write strategy: abTest, variants: {control: {weight: 50}, blue: {weight: 50, env: {…}}}.");
        }
        if (hash.isPresent() && (sticky || !strategy.equals(Optional.of(StrategyName.AB_TEST)))) {
            findings.error(
                    value.at(),
                    "compose.release.hash",
                    sticky
                            ? "Users are kept by a cookie or drawn by what they carry, not both."
                            : "Only an A/B test draws its users by what they carry.",
                    "Write strategy: abTest, hash: {header: x-user-id}, and leave sticky out.");
        }
        if (maxSurge == 0 && maxUnavailable == 0) {
            findings.error(
                    value.at(),
                    "compose.release.surge",
                    "With maxSurge 0 and maxUnavailable 0 nothing can be replaced.",
                    "Leave both out: one new container at a time, none missing.");
        }
    }

    private Duration duration(String key, Yaml given, Duration otherwise) {
        return values.duration("x-release." + key, given).orElse(otherwise);
    }

    private int count(String key, Yaml given, int otherwise) {
        return values.integer("x-release." + key, given, 0, 1000).orElse(otherwise);
    }

    private ReleaseSpec built(int trafficPort) {
        return new ReleaseSpec(
                trafficPort,
                publish.host(),
                publish.port(),
                strategy,
                steps,
                scaleDownDelay,
                autoPromotion,
                autoPromotionDelay,
                drainLimit,
                readyLimit,
                maxSurge,
                maxUnavailable,
                variants,
                sticky,
                hash,
                freshBaseline,
                checks);
    }
}
