package dev.slipway.app.release;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.ReleaseStatus.StepView;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.traffic.Weight;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The slider with its three numbers and the draft's buttons.
final class WeightPanel extends VBox {
    private static final double BIG_STEP = 25;

    private final AppContext context;
    private final ReleaseViewModel model;
    private final Label candidate = new Label();
    private final Label stable = new Label();
    private final Label desired = new Label();
    private final Label effective = new Label();
    private final Label observed = new Label();
    private final Label blocked = new Label();
    private final WeightSlider slider;
    private final Button release;
    private final Button discard;

    WeightPanel(AppContext context, ReleaseViewModel model) {
        super(6);
        this.context = context;
        this.model = model;
        setId("weight-panel");
        getStyleClass().addAll("card", "weight-panel");
        slider = new WeightSlider(context.texts(), model::draft, model::release, model::discard);
        release = button("release-draft", model::release);
        release.getStyleClass().add(Styles.ACCENT);
        discard = button("discard-draft", model::discard);
        discard.setText(context.text("releases.slider.discard"));
        getChildren().addAll(legend(), slider, numbers());
        model.draft()
                .subscribe(draft ->
                        model.snapshot().get().ifPresent(s -> show(s.status(), s.lately())));
    }

    private Button button(String id, Runnable act) {
        var button = new Button();
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> act.run());
        return button;
    }

    private HBox legend() {
        var gap = new Region();
        HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        candidate.getStyleClass().add("candidate-name");
        stable.getStyleClass().add("stable-name");
        return new HBox(8, candidate, gap, stable);
    }

    private FlowPane numbers() {
        desired.setId("desired-weight");
        effective.setId("effective-weight");
        observed.setId("observed-share");
        blocked.getStyleClass().add("muted");
        blocked.setWrapText(true);
        var row = new FlowPane(16, 4, desired, effective, observed, blocked, discard, release);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(34);
        return row;
    }

    void show(ReleaseStatus status, Lately lately) {
        var draft = model.draft().get();
        var refused = status.verbs().getOrDefault(Verb.WEIGHT, Optional.empty());
        candidate.setText(name(status, "candidate", "●"));
        stable.setText(name(status, "stable", "■"));
        var telling = lately.share();
        slider.show(
                status.desiredWeight(),
                status.effectiveWeight(),
                telling,
                draft,
                status.steps().stream().map(StepView::weight).flatMap(Optional::stream).toList());
        slider.setDisable(refused.isPresent());
        desired.setText(context.text("releases.slider.desired", status.desiredWeight()));
        effective.setText(context.text("releases.slider.effective", status.effectiveWeight()));
        observed.setText(observedWords(telling, lately.requests()));
        blocked.setText(
                refused.map(why -> VerbWords.of(context.texts(), status, Verb.WEIGHT, why))
                        .orElse(draft.map(to -> caution(status, to)).orElse("")));
        showDraft(draft);
    }

    /// What to think of before a draft is released.
    private String caution(ReleaseStatus status, Weight to) {
        return Math.abs(to.percent() - status.desiredWeight().percent()) > BIG_STEP
                ? context.text("releases.slider.bigStep", (int) BIG_STEP)
                : "";
    }

    private String observedWords(Optional<Double> share, long counted) {
        return share.map(percent ->
                        context.text(
                                "releases.slider.observed",
                                String.format(Locale.ROOT, "%.1f", percent),
                                String.format(Locale.ROOT, "%,d", counted)))
                .orElse(context.text("releases.slider.tooFew", counted));
    }

    private void showDraft(Optional<Weight> draft) {
        release.setText(
                context.text("releases.slider.release", draft.map(Weight::toString).orElse("")));
        for (var button : new Button[] {release, discard}) {
            button.setVisible(draft.isPresent());
            button.setManaged(draft.isPresent());
        }
    }

    private String name(ReleaseStatus status, String role, String sign) {
        return status.variant(role)
                .map(v -> sign + " " + v.version() + " " + context.text("releases.role." + role))
                .orElse("");
    }
}
