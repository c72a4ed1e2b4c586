package dev.slipway.app;

import java.nio.file.Path;
import java.time.Duration;

/// Three projects with what a week leaves behind: repositories with branches, runs, releases.
public final class PictureHome {
    private PictureHome() {}

    public static void fill(Path folder) {
        try (var home = new MadeHome(folder)) {
            var code = new PictureRepositories(folder.resolve("code"));
            var runs = new PictureRuns(home);
            var shop = home.project("shop", code.shop().toString());
            for (int i = 0; i < 7; i++) {
                runs.good(
                        shop, code.head("shop"), "main", Duration.ofHours(60 - 7L * i), 9 + i % 4);
            }
            runs.failed(shop, code.head("shop"));
            var billing = home.project("billing", code.billing().toString());
            for (int i = 0; i < 5; i++) {
                runs.good(
                        billing,
                        code.head("billing"),
                        "main",
                        Duration.ofHours(50 - 9L * i),
                        30 - i * 3);
            }
            runs.live(billing, code.head("billing"));
            home.project("docs", code.docs().toString());
            PictureReleases.fill(home, shop, billing);
        }
    }
}
