package dev.slipway.core.pipeline;

import dev.slipway.core.source.ProjectName;

/// One execution: `shop/42`, its second attempt `shop/42.2`. Numbers and attempts count from 1.
public record RunId(ProjectName project, int number, int attempt) {

    @Override
    public String toString() {
        return project + "/" + number + (attempt == 1 ? "" : "." + attempt);
    }
}
