package dev.slipway.app.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// The theme's colours for what is drawn by hand. An invisible child of the drawing's parent; it
/// tells when the theme changes. FX thread only.
public final class Palette extends Region {
    private static final List<Meta> META = Stream.of(Ink.values()).map(Meta::new).toList();
    private static final List<CssMetaData<? extends Styleable, ?>> ALL =
            Stream.concat(Region.getClassCssMetaData().stream(), META.stream()).toList();

    private final List<StyleableObjectProperty<Paint>> inks = new ArrayList<>();

    /// @param changed redraws; called once per changed colour, so it should only ask for a pulse
    public Palette(Runnable changed) {
        getStyleClass().add("palette");
        setManaged(false);
        setVisible(false);
        for (var meta : META) {
            var property =
                    new SimpleStyleableObjectProperty<Paint>(
                            meta, this, meta.ink.name(), Color.TRANSPARENT);
            property.subscribe(changed);
            inks.add(property);
        }
    }

    public Color color(Ink ink) {
        return inks.get(ink.ordinal()).get() instanceof Color color ? color : Color.TRANSPARENT;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL;
    }

    private static final class Meta extends CssMetaData<Palette, Paint> {
        private final Ink ink;

        Meta(Ink ink) {
            super(ink.property(), StyleConverter.getPaintConverter(), Color.TRANSPARENT);
            this.ink = ink;
        }

        @Override
        public boolean isSettable(Palette palette) {
            return !palette.inks.get(ink.ordinal()).isBound();
        }

        @Override
        public StyleableProperty<Paint> getStyleableProperty(Palette palette) {
            return palette.inks.get(ink.ordinal());
        }
    }
}
