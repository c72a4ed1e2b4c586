package dev.slipway.core.pipeline.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.core.pipeline.agent.DefaultImages.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `package.json`, with npm, pnpm or yarn as the lock file says.
final class Node implements Ecosystem {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_TEST = "no test specified";

    @Override
    public Tool tool() {
        return Tool.NODE;
    }

    @Override
    public Optional<String> sign(ProjectFiles files) {
        return files.has("package.json") ? Optional.of("package.json") : Optional.empty();
    }

    @Override
    public Optional<String> version(ProjectFiles files) {
        return files.text(".nvmrc")
                .or(() -> files.text(".node-version"))
                .or(() -> Versions.toolVersions(files, "nodejs"))
                .flatMap(Node::exact)
                .or(() -> exact(manifest(files).path("volta").path("node").asText("")))
                .or(() -> range(manifest(files).path("engines").path("node").asText("")));
    }

    // v20.11.1, 20, lts/iron, lts/*
    private static Optional<String> exact(String written) {
        var version = written.strip();
        if (version.matches("lts/[a-z]{3,12}")) {
            return Optional.of(version.substring("lts/".length()));
        }
        return Versions.first(Optional.of(version), "^v?(\\d{1,2})(?:\\.[\\d.x]{1,10})?$");
    }

    // A range that is open above is met by the long-term version; a closed one by its last major.
    private static Optional<String> range(String written) {
        var last = written.substring(written.lastIndexOf('|') + 1).strip();
        return Versions.first(Optional.of(last), "^[\\^~=v]{0,2}(\\d{1,2})(?:\\.[\\d.x*]{1,10})?$")
                .or(() ->
                        Versions.first(Optional.of(last), "<\\s*(\\d{1,2})")
                                .map(Integer::parseInt)
                                .filter(above -> above > 1)
                                .map(above -> Integer.toString(above - 1)));
    }

    private static JsonNode manifest(ProjectFiles files) {
        try {
            return JSON.readTree(files.text("package.json").orElse("{}"));
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public List<Work> stages(ProjectFiles files) {
        var scripts = manifest(files).path("scripts");
        var run = runner(files);
        var stages = new ArrayList<Work>();
        stages.add(install(files));
        if (scripts.has("lint")) {
            stages.add(Work.of("Lint", run + " run lint"));
        }
        if (scripts.has("build")) {
            stages.add(Work.of("Build", run + " run build"));
        }
        if (scripts.has("test") && !scripts.path("test").asText("").contains(NO_TEST)) {
            stages.add(Work.of("Test", "CI=true " + run + " test"));
        }
        if (scripts.has("build")) {
            stages.add(
                    Work.of("Package", "ls -d dist build out 2>/dev/null || true")
                            .keeping("dist/**, build/**, out/**"));
        }
        return stages;
    }

    private static String runner(ProjectFiles files) {
        if (files.has("pnpm-lock.yaml")) {
            return "corepack pnpm";
        }
        return files.has("yarn.lock") ? "corepack yarn" : "npm";
    }

    private static Work install(ProjectFiles files) {
        if (files.has("pnpm-lock.yaml")) {
            return Work.of("Install", "corepack pnpm install --frozen-lockfile");
        }
        if (files.has("yarn.lock")) {
            return Work.of("Install", "corepack yarn install");
        }
        var isLocked = files.has("package-lock.json") || files.has("npm-shrinkwrap.json");
        return Work.of("Install", isLocked ? "npm ci" : "npm install");
    }
}
