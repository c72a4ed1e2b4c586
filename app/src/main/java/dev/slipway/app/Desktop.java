package dev.slipway.app;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.FxThread;
import dev.slipway.app.fx.LiveEvents;
import dev.slipway.app.fx.StallWatch;
import dev.slipway.app.problem.CrashWindow;
import dev.slipway.app.projects.AddProjects;
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
import dev.slipway.core.Core;
import dev.slipway.core.time.Timer;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
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

    public Desktop(Core core, Stage stage) {
        this.core = core;
        this.stage = stage;
        this.events = new LiveEvents(core.events(), ui);
        this.engine = new EngineWatch(core.engines(), ui, Timer.system());
        this.preferences =
                new Preferences(
                        core.home().folder().resolve("desktop.json"), background::fireAndForget);
        this.themes = new ThemeSwitch(preferences.theme());
        this.context = context(preferences.locale());
        this.crash = new CrashWindow(context.texts(), core);
        this.shell = shell();
        root.content(shell);
        root.percent(preferences.zoom());
        var scene = new Scene(root, 1280, 800);
        themes.dress(scene);
        stage.setScene(scene);
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
            quit();
        });
        WindowBounds.restore(stage, preferences);
        stage.show();
    }

    /// A later start asks for this window: it comes to the front, at the page if one was named.
    /// From any thread.
    public void called(Optional<Address> page) {
        ui.execute(() -> {
            page.ifPresent(this::go);
            stage.setIconified(false);
            stage.show();
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
        new Closing(context, shell).ask(stage::close);
    }

    @Override
    public void close() {
        stalls.close();
        root.close();
        WindowBounds.remember(stage, preferences);
        shell.close();
        engine.close();
        events.close();
        preferences.flush();
        background.close();
    }
}
