package dev.slipway.app.release;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.core.compose.VariantSpec.Match;
import dev.slipway.core.release.AbTest;
import dev.slipway.core.release.ReleaseStatus;
import dev.slipway.core.release.ReleaseStatus.VariantView;
import dev.slipway.core.release.ReleaseStatus.Verb;
import dev.slipway.core.release.Side;
import dev.slipway.core.traffic.Weight;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// An A/B test: who comes to which variant and whether they stay there, the bar with its thumbs,
/// and the result of each variant with its interval beside it. FX thread only.
final class VariantsPanel extends VBox {
    private static final double BIG_STEP = 25;

    private final AppContext context;
    private final ReleaseViewModel model;
    private final AbTest test;
    private final VariantBar bar;
    private final VariantsTable table;
    private final Label note = new Label();
    private final Button release;
    private final Button discard;
    private Set<String> locked = Set.of();

    VariantsPanel(AppContext context, ReleaseViewModel model, AbTest test) {
        super(8);
        this.context = context;
        this.model = model;
        this.test = test;
        setId("variants-panel");
        getStyleClass().addAll("card", "weight-panel");
        var hand = new Hand();
        bar = new VariantBar(context.texts(), hand);
        table = new VariantsTable(context, test, hand);
        release = button("release-draft", model::release);
        release.getStyleClass().add(Styles.ACCENT);
        discard = button("discard-draft", model::discard);
        discard.setText(context.text("releases.slider.discard"));
        getChildren().addAll(rules(), bar, table, foot());
        model.shares().subscribe(draft -> model.snapshot().get().ifPresent(this::show));
    }

    private Button button(String id, Runnable act) {
        var button = new Button();
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> act.run());
        return button;
    }

    /// Whether users stay, and the requests that always come to one variant.
    private FlowPane rules() {
        var sticky =
                new Label(
                        context.text(
                                test.sticky()
                                        ? "releases.variants.sticky"
                                        : "releases.variants.drawn"));
        sticky.getStyleClass().add("muted");
        var row = new FlowPane(12, 4, sticky);
        for (var side : test.sides()) {
            test.match(side)
                    .ifPresent(match -> row.getChildren().add(rule(test.name(side), match)));
        }
        return row;
    }

    private Label rule(String name, Match match) {
        var kind = context.text("releases.variants." + match.kind().name());
        var chip =
                new Label(
                        context.text(
                                "releases.variants.always",
                                name,
                                kind,
                                match.name(),
                                match.value()));
        chip.getStyleClass().add("chip");
        return chip;
    }

    private HBox foot() {
        note.setId("variants-note");
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        var row = new HBox(12, note, discard, release);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(Region.USE_PREF_SIZE);
        return row;
    }

    void show(ReleaseViewModel.Snapshot read) {
        var now = shown(read);
        var refused = read.status().verbs().getOrDefault(Verb.WEIGHT, Optional.empty());
        bar.show(now);
        bar.setDisable(refused.isPresent());
        table.show(read, now, refused.isPresent());
        note.setText(
                refused.map(why -> VerbWords.of(context.texts(), read.status(), Verb.WEIGHT, why))
                        .orElse(note(now)));
        release.setText(context.text("releases.slider.release", words(now.draft())));
        for (var button : new Button[] {release, discard}) {
            button.setVisible(now.isDrafted());
            button.setManaged(now.isDrafted());
        }
    }

    private VariantBar.Shown shown(ReleaseViewModel.Snapshot read) {
        var names = test.sides().stream().map(test::name).toList();
        var views = names.stream().map(name -> view(read.status(), name)).toList();
        var desired =
                new VariantShares(
                        names,
                        whole(views.stream().map(VariantView::desiredWeight).toList()),
                        locked);
        var effective = whole(views.stream().map(VariantView::effectiveWeight).toList());
        return new VariantBar.Shown(
                desired, model.shares().get().orElse(desired), effective, observed(read));
    }

    /// Nothing is left over for nobody: what the others do not have is the control's.
    private static List<Weight> whole(List<Weight> weights) {
        int others = weights.stream().skip(1).mapToInt(Weight::basisPoints).sum();
        var all = new java.util.ArrayList<>(weights);
        all.set(0, new Weight(Math.max(0, 10_000 - others)));
        return all;
    }

    private List<Double> observed(ReleaseViewModel.Snapshot read) {
        var shares = test.sides().stream().map(side -> read.lately().share(side)).toList();
        return shares.stream().allMatch(Optional::isPresent)
                ? shares.stream().map(Optional::orElseThrow).toList()
                : List.of();
    }

    static VariantView view(ReleaseStatus status, String name) {
        return status.variants().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no variant " + name));
    }

    private String note(VariantBar.Shown now) {
        if (!now.isDrafted()) {
            return context.text("releases.variants.how", test.name(Side.STABLE));
        }
        return now.draft().widestStepFrom(now.desired()) > BIG_STEP
                ? context.text("releases.slider.bigStep", (int) BIG_STEP)
                : context.text("releases.variants.drafted");
    }

    private static String words(VariantShares shares) {
        return shares.byName().entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(" · "));
    }

    /// What bar and table ask for.
    final class Hand implements VariantBar.Hand {
        @Override
        public void draft(VariantShares shares) {
            model.snapshot().get().ifPresent(read -> model.draft(shares, shown(read).desired()));
        }

        @Override
        public void release() {
            model.release();
        }

        @Override
        public void discard() {
            model.discard();
        }

        void lock(String name, boolean lock) {
            var next = new TreeSet<>(locked);
            if (lock) {
                next.add(name);
            } else {
                next.remove(name);
            }
            locked = Set.copyOf(next);
            model.shares()
                    .get()
                    .ifPresentOrElse(
                            draft -> draft(draft.withLocked(name, lock)),
                            () -> model.snapshot().get().ifPresent(VariantsPanel.this::show));
        }

        void set(int index, Weight weight) {
            model.snapshot().get().ifPresent(read -> draft(shown(read).draft().set(index, weight)));
        }

        void promote(String name) {
            model.promote(name);
        }
    }
}
