package dev.slipway.app.templates;

import dev.slipway.app.text.Texts;
import dev.slipway.core.template.Parameter;
import dev.slipway.core.template.Templates;

/// What a template says of itself: one that comes with Slipway in the window's language, a person's
/// own in its own words. Pure.
///
/// @param title of it · about what it is for
record TemplateWords(String title, String about) {

    static TemplateWords of(Texts texts, Templates.Entry entry) {
        var template = entry.template();
        return new TemplateWords(
                or(texts, entry, "title", template.title()),
                or(texts, entry, "about", template.about()));
    }

    static String of(Texts texts, Templates.Entry entry, Parameter parameter) {
        return or(texts, entry, "parameter." + parameter.name(), parameter.about());
    }

    private static String or(Texts texts, Templates.Entry entry, String key, String own) {
        var whole =
                key.startsWith("parameter.")
                        ? "templates." + key
                        : "templates.of." + entry.name() + "." + key;
        return entry.isBundled() && texts.has(whole) ? texts.of(whole) : own;
    }
}
