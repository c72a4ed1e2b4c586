package dev.slipway.core.pipeline;

import java.util.List;

/// The axes of a matrix stage and the cells left out of it.
public record Matrix(List<Axis> axes, List<Exclude> excludes, Position position) {
    public Matrix {
        axes = List.copyOf(axes);
        excludes = List.copyOf(excludes);
    }

    /// @param inverse for an exclude's `notValues`
    public record Axis(String name, List<Expression> values, boolean inverse, Position position) {
        public Axis {
            values = List.copyOf(values);
        }
    }

    public record Exclude(List<Axis> axes, Position position) {
        public Exclude {
            axes = List.copyOf(axes);
        }
    }
}
