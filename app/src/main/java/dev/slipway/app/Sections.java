package dev.slipway.app;

import dev.slipway.app.environments.EnvironmentsSection;
import dev.slipway.app.projects.ProjectsSection;
import dev.slipway.app.release.ReleasesSection;
import dev.slipway.app.settings.SettingsSection;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Look;
import dev.slipway.app.shell.Section;
import java.util.List;

/// The rail, from top to bottom.
final class Sections {
    static final Address HOME = Address.of("projects");

    private Sections() {}

    static List<Section> all(Look look) {
        return List.of(
                new ProjectsSection(),
                new ReleasesSection(),
                new EnvironmentsSection(),
                new SettingsSection(look));
    }
}
