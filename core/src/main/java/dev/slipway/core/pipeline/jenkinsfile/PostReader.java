package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Post;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads `post { always { … } failure { … } }`.
final class PostReader {
    private static final Map<String, Post.Condition> CONDITIONS =
            Arrays.stream(Post.Condition.values())
                    .collect(
                            Collectors.toMap(
                                    Post.Condition::word,
                                    it -> it,
                                    (a, _) -> a,
                                    LinkedHashMap::new));

    private final Blocks blocks;
    private final StepReader steps;

    PostReader(Blocks blocks, StepReader steps) {
        this.blocks = blocks;
        this.steps = steps;
    }

    Post read(Call section) {
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return Post.NONE;
        }
        blocks.refuseEmpty(block.get().body().isEmpty(), section, "a condition such as `always`");
        var read = new ArrayList<Post.Block>();
        for (var call : blocks.sections(block.get(), "a condition such as `always { … }`")) {
            var condition = CONDITIONS.get(call.name());
            if (condition == null) {
                blocks.unknown(
                        call.namePosition(), "post condition", call.name(), CONDITIONS.keySet());
            }
            var body = blocks.blockOf(call);
            if (body.isEmpty()) {
                continue;
            }
            blocks.refuseEmpty(body.get().body().isEmpty(), call, "at least one step");
            var inside = steps.read(body.get());
            if (condition != null) {
                read.add(new Post.Block(condition, inside, call.position()));
            }
        }
        return new Post(read);
    }
}
