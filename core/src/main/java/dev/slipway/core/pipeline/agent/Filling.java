package dev.slipway.core.pipeline.agent;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// What a run's workspace holds when its first agent comes.
///
/// @param checkout gives the folder with the clean checkout
/// @param byItself false if only the steps say so (`skipDefaultCheckout`)
/// @param below folder of the workspace that it goes to, empty for the workspace itself
/// @param snapshot a tar of an earlier attempt's workspace, to be taken instead
public record Filling(
        Supplier<Path> checkout, boolean byItself, String below, Optional<Path> snapshot) {

    public static Filling of(Supplier<Path> checkout) {
        return new Filling(checkout, true, "", Optional.empty());
    }
}
