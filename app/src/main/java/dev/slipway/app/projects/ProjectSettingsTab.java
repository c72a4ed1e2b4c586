package dev.slipway.app.projects;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.theme.Icons;
import dev.slipway.core.pipeline.Trust;
import dev.slipway.core.pipeline.Trust.Capability;
import dev.slipway.core.source.BranchPattern;
import dev.slipway.core.source.Project;
import dev.slipway.core.source.ProjectName;
import dev.slipway.core.source.watch.Watch;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// How a project is read, watched and trusted. Each card is saved by its own button. FX thread
/// only.
final class ProjectSettingsTab extends ScrollPane {
    private static final List<Duration> POLLS =
            List.of(
                    Duration.ZERO,
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30));

    private final AppContext context;
    private final ProjectName name;
    private final Consumer<Problem> refused;
    private final VBox body = new VBox(12);
    private final TextField jenkinsfile = new TextField();
    private final TextField watched = new TextField();
    private final ChoiceBox<Duration> poll = new ChoiceBox<>();
    private final CheckBox local = new CheckBox();
    private final CheckBox webhook = new CheckBox();
    private final TextField branches = new TextField();
    private final Map<Capability, CheckBox> capabilities = new EnumMap<>(Capability.class);

    private record Read(Project project, String jenkinsfile, Watch watch, Trust trust) {}

    ProjectSettingsTab(AppContext context, ProjectName name, Consumer<Problem> refused) {
        this.context = context;
        this.name = name;
        this.refused = refused;
        setId("project-settings");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        body.getStyleClass().add("spot-tab");
        setContent(body);
        context.background().load(this::read, this::show, refused);
    }

    private Read read() {
        var core = context.core();
        return new Read(
                core.projects().require(name.value()),
                core.pipelines().jenkinsfile(name),
                core.watching().watch(name),
                core.pipelines().trust(name));
    }

    private void show(Read read) {
        body.getChildren()
                .setAll(jenkinsfile(read), watch(read.watch), trust(read.project, read.trust));
    }

    private Node card(String key, Node... content) {
        var heading = new Label(context.text("projects.settings." + key));
        heading.getStyleClass().add("strong");
        var about = new Label(context.text("projects.settings." + key + ".about"));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        var card = new VBox(8, heading, about);
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "settings-card");
        return card;
    }

    private TextField field(TextField field, String key, String value) {
        field.setId("project-" + key);
        field.setText(value);
        field.setPromptText(context.text("projects.settings." + key + ".prompt"));
        field.setAccessibleText(context.text("projects.settings." + key + ".prompt"));
        field.setPrefWidth(320);
        return field;
    }

    private CheckBox box(CheckBox box, String key, boolean on) {
        box.setId("project-" + key);
        box.setText(context.text("projects.settings." + key));
        box.setMinWidth(USE_PREF_SIZE);
        box.setSelected(on);
        return box;
    }

    /// @param work reads what was filled in, here, and gives what is then done off this thread
    private Button save(String key, Supplier<Runnable> work) {
        var save = new Button(context.text("projects.settings.save"), Icons.of("fth-save"));
        save.setId("project-save-" + key);
        save.getStyleClass().add(Styles.SMALL);
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(e -> {
            var filledIn = work.get();
            context.background()
                    .load(
                            () -> {
                                filledIn.run();
                                return key;
                            },
                            saved ->
                                    context.notices().tell(context.text("projects.settings.saved")),
                            refused);
        });
        return save;
    }

    private static FlowPane row(Node... nodes) {
        var row = new FlowPane(12, 8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node jenkinsfile(Read read) {
        field(jenkinsfile, "jenkinsfile", read.jenkinsfile);
        return card(
                "jenkinsfile",
                row(
                        jenkinsfile,
                        save(
                                "jenkinsfile",
                                () -> {
                                    var path = jenkinsfile.getText().strip();
                                    return () -> context.core().pipelines().jenkinsfile(name, path);
                                })));
    }

    private Node watch(Watch watch) {
        field(watched, "watched", watch.branches().toString());
        poll.setId("project-poll");
        poll.setAccessibleText(context.text("projects.settings.poll"));
        poll.getItems().setAll(POLLS);
        poll.setConverter(
                new javafx.util.StringConverter<>() {
                    @Override
                    public String toString(Duration every) {
                        return every == null || every.isZero()
                                ? context.text("projects.settings.poll.never")
                                : context.text("projects.settings.poll.every", every.toMinutes());
                    }

                    @Override
                    public Duration fromString(String text) {
                        throw new UnsupportedOperationException("nobody types here");
                    }
                });
        var now = watch.poll().orElse(Duration.ZERO);
        if (!poll.getItems().contains(now)) {
            poll.getItems().add(now);
        }
        poll.setValue(now);
        return card(
                "watch",
                row(watched, poll),
                row(
                        box(local, "local", watch.localCommits()),
                        box(webhook, "webhook", watch.webhook())),
                row(
                        save(
                                "watch",
                                () -> {
                                    var filledIn = chosen();
                                    return () -> context.core().watching().choose(name, filledIn);
                                })));
    }

    private Watch chosen() {
        return new Watch(
                new BranchPattern(watched.getText().strip()),
                Optional.of(poll.getValue()).filter(every -> !every.isZero()),
                local.isSelected(),
                webhook.isSelected());
    }

    private Node trust(Project project, Trust trust) {
        field(branches, "branches", trust.branches());
        var boxes = new FlowPane(16, 8);
        for (var capability : Capability.values()) {
            var box =
                    box(
                            new CheckBox(),
                            "trust." + capability.word(),
                            trust.capabilities().contains(capability));
            capabilities.put(capability, box);
            boxes.getChildren().add(box);
        }
        return card(
                "trust",
                boxes,
                row(
                        branches,
                        save(
                                "trust",
                                () -> {
                                    var trusted = wanted();
                                    var by = System.getProperty("user.name", "");
                                    return () ->
                                            context.core().pipelines().trust(project, trusted, by);
                                })));
    }

    private Trust wanted() {
        var chosen = new HashSet<Capability>();
        capabilities.forEach((capability, box) -> {
            if (box.isSelected()) {
                chosen.add(capability);
            }
        });
        return new Trust(chosen, branches.getText().strip());
    }
}
