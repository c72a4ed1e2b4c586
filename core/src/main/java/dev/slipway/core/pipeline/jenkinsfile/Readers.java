package dev.slipway.core.pipeline.jenkinsfile;

/// The readers of the sections, which share one file's findings.
record Readers(
        Blocks blocks,
        AgentReader agents,
        EnvironmentReader environments,
        ListReader lists,
        WhenReader whens,
        PostReader posts,
        StepReader steps) {

    static Readers over(Blocks blocks) {
        var steps = new StepReader(blocks);
        return new Readers(
                blocks,
                new AgentReader(blocks),
                new EnvironmentReader(blocks),
                new ListReader(blocks),
                new WhenReader(blocks),
                new PostReader(blocks, steps),
                steps);
    }
}
