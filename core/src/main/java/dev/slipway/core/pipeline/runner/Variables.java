package dev.slipway.core.pipeline.runner;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Environment variables at one place of a run, later layers over earlier ones: the agent's image,
/// what Slipway says about the run, parameters, what scripts set for the whole run, the pipeline's
/// `environment`, each stage's, `withEnv`. Immutable but for what scripts set.
final class Variables {
    private final Map<String, String> about;
    private final Map<String, String> setByScripts;
    private final Map<String, String> declared;

    private Variables(
            Map<String, String> about,
            Map<String, String> setByScripts,
            Map<String, String> declared) {
        this.about = about;
        this.setByScripts = setByScripts;
        this.declared = declared;
    }

    static Variables of(Map<String, String> about, Map<String, String> parameters) {
        var all = new LinkedHashMap<>(about);
        all.putAll(parameters);
        return new Variables(all, new ConcurrentHashMap<>(), Map.of());
    }

    Variables with(String name, String value) {
        return with(Map.of(name, value));
    }

    Variables with(Map<String, String> more) {
        var merged = new LinkedHashMap<>(declared);
        merged.putAll(more);
        return new Variables(about, setByScripts, merged);
    }

    void setForRun(String name, String value) {
        setByScripts.put(name, value);
    }

    /// Everything, over what the agent's image has.
    Map<String, String> over(Map<String, String> image) {
        var all = new LinkedHashMap<>(image);
        all.putAll(own());
        return Collections.unmodifiableMap(all);
    }

    /// Everything but the image's.
    Map<String, String> own() {
        var all = new LinkedHashMap<>(about);
        all.putAll(setByScripts);
        all.putAll(declared);
        return all;
    }
}
