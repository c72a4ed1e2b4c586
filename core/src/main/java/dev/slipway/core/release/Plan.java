package dev.slipway.core.release;

import dev.slipway.core.traffic.Weight;
import java.util.List;
import java.util.Optional;

/// What a strategy writes and the reconciler carries out: steps as a person sees them, each with
/// its parts. After the last one the release is promoted.
public record Plan(List<Step> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /// @param text as a reader sees it: `setWeight 10`, `pause 2m`
    /// @param weight the candidate's when the step is done, empty if the step leaves it as it is
    public record Step(String text, Optional<Weight> weight, List<ReleaseStep> parts) {
        public Step {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a step has at least one part");
            }
        }
    }

    /// The thing to do at a place, empty behind the end.
    public Optional<ReleaseStep> at(Position position) {
        return position.step() < steps.size()
                ? Optional.of(steps.get(position.step()).parts().get(position.part()))
                : Optional.empty();
    }

    /// The place after this one; `step` equals the number of steps when all are done.
    public Position after(Position position) {
        var isLastPart = position.part() + 1 == steps.get(position.step()).parts().size();
        return isLastPart
                ? afterStep(position)
                : new Position(position.step(), position.part() + 1);
    }

    public Position afterStep(Position position) {
        return new Position(position.step() + 1, 0);
    }

    public Position end() {
        return new Position(steps.size(), 0);
    }

    /// A place in a plan, counted from 0.
    public record Position(int step, int part) {
        public static final Position START = new Position(0, 0);
    }
}
