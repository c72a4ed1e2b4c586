package dev.slipway.app;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.FxThread;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.fx.StallWatch;
import dev.slipway.app.problem.CrashWindow;
import dev.slipway.app.projects.AddProjects;
import dev.slipway.app.settings.UpdateWatch;
import dev.slipway.app.shell.Address;
import dev.slipway.app.shell.EngineWatch;
import dev.slipway.app.shell.Look;
import dev.slipway.app.shell.Navigator;
import dev.slipway.app.shell.Notices;
import dev.slipway.app.shell.ShellView;
import dev.slipway.app.shell.WindowBounds;
import dev.slipway.app.shell.Zoom;
import dev.slipway.app.shell.ZoomPane;
import dev.slipway.app.text.Texts;
import dev.slipway.app.theme.ThemeChoice;
import dev.slipway.app.theme.ThemeSwitch;
import dev.slipway.app.tray.Lookout;
import dev.slipway.app.tray.Outside;
import dev.slipway.core.Core;
import dev.slipway.core.time.Timer;
import dev.slipway.core.update.UpdateNews;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// One window over a core: makes what the pages are given, and the frame anew when the language
/// changes. FX thread only.
public final class Desktop implements Look, AutoCloseable {
    private final Core core;
    private final Stage stage;
    private final Background background = Background.virtual();
    private final FxThread ui = new FxThread();
    private final LiveEvents events;
    private final EngineWatch engine;
    private final Preferences preferences;
    private final ThemeSwitch themes;
    private final Navigator navigator = new Navigator(Sections.HOME);
    private final Notices notices = new Notices();
    private final ZoomPane root = new ZoomPane();
    private final StallWatch stalls = new StallWatch(Timer.system());
    private final CrashWindow crash;
    private AppContext context;
    private ShellView shell;
    private final Lookout lookout;
    private final UpdateWatch updates;

    public Desktop(Core core, Stage stage) {
        this.core = core;
        this.stage = stage;
        this.events = new LiveEvents(core.events(), ui);
        this.engine = new EngineWatch(core.engines(), ui, Timer.system());
        this.preferences = Preferences.of(core.home(), background::fireAndForget);
        this.themes = new ThemeSwitch(preferences.theme());
        this.context = context(preferences.locale());
        this.crash = new CrashWindow(context.texts(), core);
        this.shell = shell();
        root.content(shell);
        root.percent(preferences.zoom());
        var scene = new Scene(root, 1280, 800);
        themes.dress(scene);
        stage.setScene(scene);
        this.lookout =
                new Lookout(
                        () -> this.context,
                        () -> engine.state().get(),
                        stage::isFocused,
                        page -> called(Optional.of(page)),
                        this::quit);
        engine.state().subscribe(lookout::lookAgain);
        this.updates =
                new UpdateWatch(
                        core.updates(), Timer.system(), newer -> ui.execute(() -> tell(newer)));
    }

    private void tell(UpdateNews.Newer newer) {
        context.notices()
                .tell(
                        context.text(
                                "settings.update.notice", newer.release().version().toString()),
                        new Notices.Action(
                                context.text("settings.update.show"),
                                () -> go(Address.of("settings"))));
    }

    private AppContext context(Locale locale) {
        return new AppContext(
                core,
                background,
                events,
                navigator,
                notices,
                preferences,
                new Texts(locale),
                Clock.systemDefaultZone());
    }

    private ShellView shell() {
        return new ShellView(
                context,
                Sections.all(this, () -> this.shell.actions()),
                engine,
                this,
                dropped -> add().addAll(dropped),
                this::quit);
    }

    private AddProjects add() {
        return new AddProjects(context);
    }

    public void go(Address address) {
        navigator.go(address);
    }

    public void show() {
        stage.setTitle(context.text("shell.title"));
        AppIcons.on(stage);
        stage.setOnCloseRequest(e -> {
            e.consume();
            closeWindow();
        });
        WindowBounds.restore(stage, preferences);
        // before the window looks for a field of its own: a caret that blinks draws 60 times a
        // second
        shell.focusPage();
        stage.show();
    }

    /// Uses the desktop's tray and notifications from now on, if it has any. Blocking; from any
    /// thread but the FX thread.
    ///
    /// @param minimised the window is out of the way already, and leaves the taskbar too
    public void reachOut(boolean minimised) {
        var offered =
                Outside.open(
                        System.getProperty("os.name", ""),
                        System.getenv(),
                        ui,
                        () -> called(Optional.empty()));
        ui.execute(() -> use(offered, minimised));
    }

    void use(Outside offered, boolean minimised) {
        lookout.use(offered);
        if (lookout.hasTray()) {
            Platform.setImplicitExit(false);
            if (minimised && stage.isIconified()) {
                stage.hide();
            }
        }
    }

    /// Where there is a tray and the person likes it, only the window goes; while a release is live
    /// the person is asked what is meant.
    private void closeWindow() {
        if (lookout.hasTray() && preferences.staysInTray()) {
            new Closing(context, shell).askBeforeHiding(this::hide, this::end);
        } else {
            quit();
        }
    }

    private void hide() {
        WindowBounds.remember(stage, preferences);
        stage.hide();
    }

    private void end() {
        stage.close();
        if (lookout.hasTray()) {
            Platform.exit();
        }
    }

    /// A later start asks for this window: it comes to the front, at the page if one was named.
    /// From any thread.
    public void called(Optional<Address> page) {
        ui.execute(() -> {
            page.ifPresent(this::go);
            stage.show();
            stage.setIconified(false);
            stage.toFront();
        });
    }

    public AppContext context() {
        return context;
    }

    @Override
    public ThemeChoice theme() {
        return themes.choice();
    }

    @Override
    public void theme(ThemeChoice choice) {
        themes.choose(choice);
        preferences.theme(choice);
    }

    @Override
    public @Nullable String language() {
        return preferences.language();
    }

    @Override
    public void language(@Nullable String tag) {
        preferences.language(tag);
        shell.close();
        context = context(preferences.locale());
        shell = shell();
        root.content(shell);
        lookout.lookAgain();
        stage.setTitle(context.text("shell.title"));
    }

    @Override
    public int zoom() {
        return preferences.zoom();
    }

    @Override
    public void zoom(int percent) {
        preferences.zoom(Zoom.clamped(percent));
        root.percent(preferences.zoom());
        context.notices().tell(context.text("shell.zoom", preferences.zoom()));
    }

    /// How long the window's thread has stood still at worst.
    public StallWatch stalls() {
        return stalls;
    }

    /// Shows what nobody caught; from any thread.
    public void crashed(Throwable thrown) {
        ui.execute(() -> crash.show(thrown, themes::dress, stage::close));
    }

    /// Ends the program, after a question if something is going on.
    public void quit() {
        if (!stage.isShowing()) {
            called(Optional.empty());
        }
        new Closing(context, shell).ask(this::end);
    }

    @Override
    public void close() {
        stalls.close();
        updates.close();
        lookout.close();
        root.close();
        WindowBounds.remember(stage, preferences);
        shell.close();
        engine.close();
        events.close();
        preferences.flush();
        background.close();
    }
}
