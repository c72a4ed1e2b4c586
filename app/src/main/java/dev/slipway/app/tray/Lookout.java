package dev.slipway.app.tray;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.EngineState;
import dev.slipway.app.shell.Notices;
import dev.slipway.core.event.StoreChanged;
import dev.slipway.core.event.Subscription;
import dev.slipway.core.pipeline.PipelineEvent;
import dev.slipway.core.release.ReleaseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Watches for what needs a person, and says it in tray and notifications. Who looks at the very
/// page is not told. FX thread only; what talks to the desktop runs on a thread behind it.
public final class Lookout implements AutoCloseable {
    private static final int MENU_LINES = 6;

    private final Supplier<AppContext> context;
    private final Supplier<EngineState> engine;
    private final BooleanSupplier isLookedAt;
    private final Consumer<Address> open;
    private final Runnable quit;
    private final Worries worries = new Worries();
    private final Refresh<Facts> refresh;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final java.util.concurrent.ExecutorService desktop =
            java.util.concurrent.Executors.newSingleThreadExecutor(
                    Thread.ofVirtual().name("tray").factory());
    private Outside outside = Outside.NOTHING;
    private @Nullable Facts facts;

    /// @param context the present one · engine as last seen · isLookedAt true while the window has
    ///   the focus · open shows the window at a page · quit asks to end
    public Lookout(
            Supplier<AppContext> context,
            Supplier<EngineState> engine,
            BooleanSupplier isLookedAt,
            Consumer<Address> open,
            Runnable quit) {
        this.context = context;
        this.engine = engine;
        this.isLookedAt = isLookedAt;
        this.open = open;
        this.quit = quit;
        var first = context.get();
        var reader = new FactsReader(first.core(), first.clock());
        this.refresh =
                new Refresh<>(
                        first.background(),
                        () -> reader.read(facts, !(engine.get() instanceof EngineState.Away)),
                        this::look,
                        unreadable -> {});
        subscriptions.add(first.events().on(PipelineEvent.class, e -> refresh.ask()));
        subscriptions.add(first.events().on(ReleaseEvent.Moved.class, e -> refresh.ask()));
        subscriptions.add(first.events().on(StoreChanged.class, e -> refresh.ask()));
        refresh.ask();
    }

    /// Uses what the desktop offers from now on.
    public void use(Outside offered) {
        outside = offered;
        show();
    }

    public boolean hasTray() {
        return outside.tray().isPresent();
    }

    /// Looks now: the engine came or went, or a choice changed.
    public void lookAgain() {
        refresh.ask();
        show();
    }

    private void look(Facts now) {
        var before = facts;
        facts = now;
        worries.look(now);
        if (before != null) {
            News.between(before, now).forEach(this::tell);
        }
        show();
    }

    private void tell(News news) {
        var here = context.get();
        var isHere =
                isLookedAt.getAsBoolean() && here.navigator().current().get().samePage(news.page());
        if (!here.preferences().isTold(news.kind()) || isHere) {
            return;
        }
        if (isLookedAt.getAsBoolean() || outside.messages().isEmpty()) {
            inWindow(here, news);
        } else if (!here.preferences().doNotDisturb()) {
            desktop.execute(() -> outside.messages().ifPresent(m -> m.tell(message(here, news))));
        }
    }

    private void inWindow(AppContext here, News news) {
        here.notices()
                .tell(
                        title(here, news),
                        new Notices.Action(here.text("tray.open"), () -> goTo(news)));
    }

    private Messages.Message message(AppContext here, News news) {
        var second = SecondAct.of(here, news, page -> goTo(news, page));
        return new Messages.Message(
                news.subject(),
                title(here, news),
                here.text("tray.body." + news.kind().id()),
                news.kind().isUrgent(),
                here.text("tray.open"),
                () -> goTo(news),
                second.map(SecondAct::words).orElse(""),
                second.map(SecondAct::act).orElse(() -> {}));
    }

    private static String title(AppContext here, News news) {
        return here.text("tray.title." + news.kind().id(), news.about());
    }

    private void goTo(News news) {
        goTo(news, news.page());
    }

    private void goTo(News news, Address page) {
        worries.acknowledge(news.subject(), context.get().clock().instant());
        open.accept(page);
        show();
    }

    private void show() {
        if (outside.tray().isEmpty()) {
            return;
        }
        var here = context.get();
        var face = worries.face(here.preferences().doNotDisturb());
        var menu = menu(here);
        var words = here.text("tray.words." + face.name().toLowerCase(java.util.Locale.ROOT));
        desktop.execute(() -> outside.tray().ifPresent(tray -> tray.show(face, words, menu)));
    }

    private List<TrayItem> menu(AppContext here) {
        var menu = new ArrayList<TrayItem>();
        for (var worry : worries.all().stream().limit(MENU_LINES).toList()) {
            menu.add(new TrayItem.Act(title(here, worry), () -> goTo(worry)));
        }
        if (worries.all().isEmpty()) {
            menu.add(new TrayItem.Words(here.text("tray.nothing")));
        } else if (!worries.all().stream().allMatch(worries::isAcknowledged)) {
            menu.add(new TrayItem.Act(here.text("tray.acknowledge"), this::acknowledgeAll));
        }
        goingOn(here, menu);
        menu.add(new TrayItem.Line());
        var quiet = here.preferences().doNotDisturb();
        menu.add(new TrayItem.Check(here.text("tray.quiet"), quiet, () -> beQuiet(!quiet)));
        menu.add(
                new TrayItem.Act(
                        here.text("tray.window"),
                        () -> open.accept(context.get().navigator().current().get())));
        menu.add(new TrayItem.Act(here.text("tray.quit"), quit));
        return menu;
    }

    private void goingOn(AppContext here, List<TrayItem> menu) {
        if (facts == null) {
            return;
        }
        var lines = new ArrayList<TrayItem>();
        for (var run : facts.runs()) {
            if (!run.status().isFinal()) {
                lines.add(
                        new TrayItem.Act(
                                here.text("tray.runs", run.id()),
                                () -> open.accept(dev.slipway.app.projects.Places.of(run.id()))));
            }
        }
        for (var release : facts.releases()) {
            if (!release.phase().isSettled()) {
                lines.add(
                        new TrayItem.Act(
                                here.text("tray.releases", release.target(), release.weight()),
                                () ->
                                        open.accept(
                                                dev.slipway.app.release.Places.of(release.id()))));
            }
        }
        if (!lines.isEmpty()) {
            menu.add(new TrayItem.Line());
            menu.addAll(lines.stream().limit(MENU_LINES).toList());
        }
    }

    private void acknowledgeAll() {
        worries.acknowledgeAll(context.get().clock().instant());
        show();
    }

    private void beQuiet(boolean quiet) {
        context.get().preferences().doNotDisturb(quiet);
        show();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        refresh.close();
        var offered = outside;
        outside = Outside.NOTHING;
        desktop.execute(offered::close);
        desktop.shutdown();
    }
}
