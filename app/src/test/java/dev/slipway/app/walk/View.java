package dev.slipway.app.walk;

import java.util.List;
import java.util.Optional;

/// One thing to look at in the window.
///
/// @param address the page · ready the id of a node that is there when the page is · press the id
///   of a toggle to press first
public record View(String name, String address, String ready, Optional<String> press) {

    private static View of(String name, String address, String ready) {
        return new View(name, "slipway://" + address, ready, Optional.empty());
    }

    private View pressing(String toggle) {
        return new View(name, address, ready, Optional.of(toggle));
    }

    /// Every page, over `PictureHome`.
    public static final List<View> ALL =
            List.of(
                    of("projects", "projects", "projects-table"),
                    of("project", "project/shop", "runs-table"),
                    of("project-runs", "project/shop?tab=runs", "all-runs-table"),
                    of("project-tests", "project/shop?tab=tests", "tests-table"),
                    of("project-branches", "project/shop?tab=branches", "commit-graph"),
                    of("project-artifacts", "project/shop?tab=artifacts", "project-artifacts"),
                    of("project-pipeline", "project/shop?tab=pipeline", "pipeline-text"),
                    of("project-settings", "project/shop?tab=settings", "project-settings"),
                    of("run-failed", "project/shop/run/8", "log").pressing("show-graph"),
                    of("run-waterfall", "project/shop/run/8", "waterfall")
                            .pressing("show-waterfall"),
                    of("run-good", "project/shop/run/7", "log").pressing("show-graph"),
                    of("run-live", "project/billing/run/6", "log").pressing("show-graph"),
                    of("run-tests", "project/shop/run/8?tab=tests", "tests-table"),
                    of("run-artifacts", "project/shop/run/8?tab=artifacts", "artifacts-table"),
                    of("run-changes", "project/shop/run/8?tab=changes", "changes"),
                    of("run-compare", "project/shop/run/8?tab=compare", "compare-table"),
                    of("run-facts", "project/shop/run/8?tab=environment", "run-environment"),
                    of("build", "project/shop/build", "build-page"),
                    of("replay", "project/shop/run/8/replay", "replay-start"),
                    of("pipeline", "project/docs/pipeline", "pipeline-text"),
                    of("releases", "releases", "releases-table"),
                    of("release", "release/r6", "verdict-panel"),
                    of("release-variants", "release/r7", "variants-panel"),
                    of("release-ended", "release/r5", "release-page"),
                    of("release-report", "release/r6/report", "report-shares"),
                    of("release-logs", "release/r6", "logs-rows").pressing("logs-open"),
                    of("release-new", "releases/new", "start-page"),
                    of("templates", "templates?name=web", "template-preview"),
                    of("environments", "environments?at=production", "containers-table"),
                    of(
                            "environments-logs",
                            "environments?at=production/shop/web&tab=logs",
                            "service-log"),
                    of(
                            "environments-usage",
                            "environments?at=production/shop&tab=usage",
                            "usage-view"),
                    of(
                            "environments-inspect",
                            "environments?at=production/shop/web/"
                                    + "shop-production-web-00000001-1&tab=inspect",
                            "spot"),
                    of(
                            "environments-compose",
                            "environments?at=production/shop&tab=compose",
                            "compose-lines"),
                    of("images", "images", "images-list"),
                    of("activity", "activity", "activity-table"),
                    of("settings", "settings", "settings-page"),
                    of("help", "help", "help-page"),
                    of("nothing", "project/shop/nowhere", "page"));
}
