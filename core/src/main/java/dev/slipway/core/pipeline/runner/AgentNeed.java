package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Post;
import dev.slipway.core.pipeline.Stage;
import dev.slipway.core.pipeline.Step;
import java.util.List;
import java.util.Optional;

/// Whether some step that uses the pipeline's own agent is sure to need a container, so that it is
/// made before anybody asks.
final class AgentNeed {
    private AgentNeed() {}

    static boolean of(Pipeline pipeline) {
        var inStages =
                !pipeline.options().has("newContainerPerStage") && inStages(pipeline.stages());
        return inStages || inPost(pipeline.post());
    }

    private static boolean inStages(List<Stage> stages) {
        return stages.stream()
                .filter(stage -> stage.agent() == null)
                .anyMatch(stage ->
                        inPost(stage.post())
                                || switch (stage.body()) {
                                    case Stage.Body.Steps own -> in(own.steps());
                                    case Stage.Body.Stages _, Stage.Body.Parallel _ ->
                                            inStages(stage.children());
                                    case Stage.Body.OfMatrix matrix ->
                                            inStages(List.of(matrix.cell()));
                                });
    }

    private static boolean inPost(Post post) {
        return post.blocks().stream().map(Post.Block::steps).anyMatch(AgentNeed::in);
    }

    private static boolean in(List<Step> steps) {
        return steps.stream()
                .anyMatch(step ->
                        switch (step) {
                            case Step.Script _ -> true;
                            case Step.Call call -> in(call);
                        });
    }

    private static boolean in(Step.Call call) {
        Optional<List<Step>> body = call.body();
        return Steps.needsAgent(call.name()) || body.map(AgentNeed::in).orElse(false);
    }
}
