package dev.slipway.app.walk;

import dev.slipway.app.text.Pseudo;
import dev.slipway.app.theme.ThemeChoice;
import java.util.List;
import java.util.stream.Stream;

/// The looks that every page is looked at in.
public final class Looks {
    private static final List<int[]> SIZES =
            List.of(
                    new int[] {1280, 800, 100},
                    new int[] {960, 600, 100},
                    new int[] {1280, 800, 200});

    private Looks() {}

    /// Both themes and languages in three sizes.
    public static final List<Tour.Look> ALL =
            SIZES.stream()
                    .flatMap(size ->
                            Stream.of(ThemeChoice.LIGHT, ThemeChoice.DARK)
                                    .flatMap(theme ->
                                            Stream.of("en", "zh-CN")
                                                    .map(language -> look(size, theme, language))))
                    .toList();

    /// A language that takes more room than either.
    public static final List<Tour.Look> STRETCHED =
            SIZES.stream()
                    .map(size -> look(size, ThemeChoice.LIGHT, Pseudo.LOCALE.toLanguageTag()))
                    .toList();

    private static Tour.Look look(int[] size, ThemeChoice theme, String language) {
        return new Tour.Look(size[0], size[1], size[2], theme, language);
    }
}
