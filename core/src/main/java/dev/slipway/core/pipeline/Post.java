package dev.slipway.core.pipeline;

import java.util.Comparator;
import java.util.List;

/// What runs after a pipeline or stage, by how it went. `blocks()` is the order of the file,
/// `inOrder()` the order in which they run.
public record Post(List<Block> blocks) {
    public static final Post NONE = new Post(List.of());

    public Post {
        blocks = List.copyOf(blocks);
    }

    public List<Block> inOrder() {
        return blocks.stream().sorted(Comparator.comparing(Block::condition)).toList();
    }

    public record Block(Condition condition, List<Step> steps, Position position) {
        public Block {
            steps = List.copyOf(steps);
        }
    }

    /// In the order in which Jenkins runs them. `word()` is the name in the file.
    public enum Condition {
        ALWAYS("always"),
        CHANGED("changed"),
        FIXED("fixed"),
        REGRESSION("regression"),
        ABORTED("aborted"),
        SUCCESS("success"),
        UNSUCCESSFUL("unsuccessful"),
        UNSTABLE("unstable"),
        FAILURE("failure"),
        NOT_BUILT("notBuilt"),
        CLEANUP("cleanup");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
