package dev.slipway.core.release;

import dev.slipway.core.compose.VariantSpec.Match;
import dev.slipway.core.traffic.HashKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an A/B test calls its versions, and how users come to them.
///
/// @param control what runs already · variant what is tried
/// @param sticky users stay on the version they came to first
/// @param hash by what they are drawn, empty = by chance
/// @param toControl, toVariant requests that always come to one of them
/// @param others further variants, in the order of their sides
public record AbTest(
        String control,
        String variant,
        boolean sticky,
        Optional<HashKey> hash,
        Optional<Match> toControl,
        Optional<Match> toVariant,
        List<Further> others) {
    public AbTest {
        others = List.copyOf(others);
    }

    /// Drawn by chance.
    public AbTest(
            String control,
            String variant,
            boolean sticky,
            Optional<Match> toControl,
            Optional<Match> toVariant,
            List<Further> others) {
        this(control, variant, sticky, Optional.empty(), toControl, toVariant, others);
    }

    /// A test of two.
    public AbTest(
            String control,
            String variant,
            boolean sticky,
            Optional<Match> toControl,
            Optional<Match> toVariant) {
        this(control, variant, sticky, Optional.empty(), toControl, toVariant, List.of());
    }

    /// @param version what it is when it wins · match requests that always come to it
    public record Further(String name, VersionId version, Optional<Match> match) {}

    /// The name that people have given a side.
    public String name(Side side) {
        return switch (side) {
            case STABLE -> control;
            case CANDIDATE -> variant;
            case THIRD, FOURTH, FIFTH -> further(side).map(Further::name).orElse("");
        };
    }

    /// Requests that always come to a side.
    public Optional<Match> match(Side side) {
        return switch (side) {
            case STABLE -> toControl;
            case CANDIDATE -> toVariant;
            case THIRD, FOURTH, FIFTH -> further(side).flatMap(Further::match);
        };
    }

    Optional<Further> further(Side side) {
        var index = Side.FURTHER.indexOf(side);
        return index >= 0 && index < others.size()
                ? Optional.of(others.get(index))
                : Optional.empty();
    }

    /// All sides of the test, the control first.
    public List<Side> sides() {
        var sides = new ArrayList<>(List.of(Side.STABLE, Side.CANDIDATE));
        sides.addAll(Side.FURTHER.subList(0, others.size()));
        return sides;
    }

    /// `Its variants are control, b.`
    String namesAll() {
        return sides().stream()
                .map(this::name)
                .collect(Collectors.joining(", ", "Its variants are ", "."));
    }

    /// The side of a name, empty if there is none of it.
    public Optional<Side> side(String name) {
        return sides().stream().filter(side -> name(side).equals(name)).findFirst();
    }
}
