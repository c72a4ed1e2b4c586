package dev.slipway.app.release;

import dev.slipway.core.traffic.Weight;
import java.util.Optional;

/// A weight as it is typed: `12.5`, `0.01`, `30 %`. Pure.
final class ExactWeight {
    private ExactWeight() {}

    /// Empty where it is no number of percent.
    static Optional<Weight> of(String typed) {
        var number = typed.strip().replace("%", "").strip().replace(',', '.');
        if (!number.matches("[0-9]{1,3}(\\.[0-9]*)?")) {
            return Optional.empty();
        }
        double percent = Double.parseDouble(number.endsWith(".") ? number + "0" : number);
        return percent > 100 ? Optional.empty() : Optional.of(Weight.percent(percent));
    }
}
