package dev.slipway.core.compose;

/// The four ways to move users; `word()` is the spelling in files and output.
public enum StrategyName {
    ROLLING("rolling"),
    BLUE_GREEN("blueGreen"),
    CANARY("canary"),
    AB_TEST("abTest");

    private final String word;

    StrategyName(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Empty if there is no such strategy.
    public static java.util.Optional<StrategyName> ofWord(String word) {
        return java.util.Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }
}
