package dev.slipway.app;

import dev.slipway.app.activity.ActivitySection;
import dev.slipway.app.environments.EnvironmentsSection;
import dev.slipway.app.help.HelpSection;
import dev.slipway.app.images.ImagesSection;
import dev.slipway.app.projects.ProjectsSection;
import dev.slipway.app.release.ReleasesSection;
import dev.slipway.app.settings.SettingsSection;
import dev.slipway.app.shell.Actions;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.Look;
import dev.slipway.app.shell.Section;
import java.util.List;
import java.util.function.Supplier;

/// The rail, from top to bottom.
final class Sections {
    static final Address HOME = Address.of("projects");

    private Sections() {}

    static List<Section> all(Look look, Supplier<Actions> actions) {
        return List.of(
                new ProjectsSection(),
                new ReleasesSection(),
                new EnvironmentsSection(),
                new ImagesSection(),
                new ActivitySection(),
                new SettingsSection(look),
                new HelpSection(actions));
    }
}
