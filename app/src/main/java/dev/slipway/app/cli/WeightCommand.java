package dev.slipway.app.cli;

import dev.slipway.core.release.ReleaseId;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.traffic.Weight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway weight`: the slider.
@Command(name = "weight", description = "Set the candidate's weight, or each variant's.")
final class WeightCommand extends SteeringCommand {
    @Parameters(index = "1", paramLabel = "25|control=40,b=60", description = "in percent")
    @SuppressWarnings("NullAway.Init")
    String weights;

    WeightCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    void ask(ReleaseId id, ReleaseStatus before) {
        core().releases().weight(id, parsed(), session().user(), reason);
    }

    @Override
    Predicate<ReleaseStatus> goal(ReleaseStatus before) {
        var wanted = parsed();
        return status ->
                wanted.entrySet().stream()
                        .allMatch(entry ->
                                effective(status, entry.getKey()).equals(entry.getValue()));
    }

    private static Weight effective(ReleaseStatus status, String variant) {
        return status.variants().stream()
                .filter(v -> v.name().equals(variant))
                .map(ReleaseStatus.VariantView::effectiveWeight)
                .findFirst()
                .orElse(status.effectiveWeight());
    }

    private Map<String, Weight> parsed() {
        var byVariant = new LinkedHashMap<String, Weight>();
        for (var part : weights.split(",", -1)) {
            var equals = part.indexOf('=');
            byVariant.put(
                    equals < 0 ? "" : part.substring(0, equals).strip(),
                    ReleaseOptions.weight(part.substring(equals + 1).strip()));
        }
        return byVariant;
    }
}
