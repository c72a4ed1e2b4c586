package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Input;
import dev.slipway.core.pipeline.Invocation;
import dev.slipway.core.pipeline.Options;
import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the sections that are lists of calls: options, parameters, triggers, tools, libraries,
/// input.
final class ListReader {
    private static final Set<String> INPUT =
            Set.of("message", "id", "ok", "submitter", "submitterParameter", "parameters");

    /// Of Jenkins and its usual plugins.
    private static final Set<String> TOOLS =
            Set.of(
                    "ant",
                    "git",
                    "jgit",
                    "jgitapache",
                    "gradle",
                    "jdk",
                    "maven",
                    "nodejs",
                    "go",
                    "msbuild",
                    "dotnetsdk",
                    "dockerTool",
                    "allure",
                    "terraform",
                    "ansible",
                    "python",
                    "cmake",
                    "sbt",
                    "groovy",
                    "grails",
                    "oc",
                    "helm",
                    "jfrog",
                    "snyk",
                    "sonarQubeScanner",
                    "sonarScanner",
                    "sonarScannerMSBuild",
                    "leiningen",
                    "packer",
                    "vault",
                    "xvfb",
                    "flyway",
                    "liquibase",
                    "mercurial",
                    "dependencyCheck",
                    "customTool");

    private final Blocks blocks;
    private final Findings findings;

    ListReader(Blocks blocks) {
        this.blocks = blocks;
        this.findings = blocks.findings();
    }

    Options options(Call section, boolean inStage) {
        var list = invocations(section, "an option", true);
        list.forEach(it -> OptionCatalogue.check(it, inStage, blocks));
        return new Options(list);
    }

    List<Parameter> parameters(Call section) {
        var list = invocations(section, "a parameter such as `string(name: 'NAME')`", false);
        return list.stream()
                .map(it -> new Parameter(Parameter.Kind.of(it.name()), it))
                .peek(it -> ParameterCatalogue.check(it, blocks))
                .toList();
    }

    List<Invocation> triggers(Call section) {
        var list = invocations(section, "a trigger such as `cron('H * * * *')`", true);
        list.forEach(it -> TriggerCatalogue.check(it, blocks));
        return list;
    }

    List<Tool> tools(Call section) {
        var tools = new ArrayList<Tool>();
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return tools;
        }
        blocks.refuseEmpty(block.get().body().isEmpty(), section, "a tool such as `maven '3.9'`");
        for (var call : blocks.calls(block.get(), "a tool such as `maven '3.9'`")) {
            if (call.arguments().size() == 1 && call.named().isEmpty() && call.block() == null) {
                tools.add(new Tool(call.name(), call.arguments().getFirst(), call.position()));
                refuseUnknownTool(call);
            } else {
                findings.error(
                        call.position(),
                        "pipeline.argument",
                        "The tool `" + call.name() + "` takes exactly one name",
                        "Write `" + call.name() + " 'name'`.");
            }
        }
        return tools;
    }

    /// A tool without a name of its own goes by its class.
    private void refuseUnknownTool(Call call) {
        if (!TOOLS.contains(call.name()) && !call.name().contains(".")) {
            blocks.unknown(call.namePosition(), "tool", call.name(), TOOLS);
        }
    }

    List<Expression> libraries(Call section) {
        var libraries = new ArrayList<Expression>();
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return libraries;
        }
        blocks.refuseEmpty(block.get().body().isEmpty(), section, "`lib('name@version')`");
        for (var call : blocks.calls(block.get(), "`lib('name@version')`")) {
            if (call.name().equals("lib")
                    && call.arguments().size() == 1
                    && call.named().isEmpty()
                    && call.block() == null) {
                libraries.add(call.arguments().getFirst());
            } else {
                findings.error(
                        call.position(),
                        "pipeline.notHere",
                        "Expected `lib('name@version')`, found `"
                                + blocks.textOf(call.position())
                                + "`",
                        "");
            }
        }
        return libraries;
    }

    Optional<Input> input(Call section) {
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return Optional.empty();
        }
        var settings = new LinkedHashMap<String, Expression>();
        var parameters = new ArrayList<Parameter>();
        for (var call : blocks.sections(block.get(), "a setting such as `message 'Go on?'`")) {
            if (!INPUT.contains(call.name())) {
                blocks.unknown(
                        call.namePosition(), "setting of `input` called", call.name(), INPUT);
            } else if (call.name().equals("parameters")) {
                parameters.addAll(parameters(call));
            } else if (call.arguments().size() == 1 && call.block() == null) {
                settings.put(call.name(), call.arguments().getFirst());
            } else {
                findings.error(
                        call.namePosition(),
                        "pipeline.argument",
                        "`" + call.name() + "` takes exactly one value",
                        "");
            }
        }
        if (!settings.containsKey("message")) {
            findings.error(
                    section.namePosition(),
                    "pipeline.missing",
                    "`input` needs a `message`",
                    "Add `message 'What the person is asked'`.");
        }
        return Optional.of(new Input(settings, parameters, section.position()));
    }

    private List<Invocation> invocations(Call section, String expected, boolean once) {
        var list = new ArrayList<Invocation>();
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return list;
        }
        blocks.refuseEmpty(block.get().body().isEmpty(), section, expected);
        var calls =
                once ? blocks.sections(block.get(), expected) : blocks.calls(block.get(), expected);
        for (var call : calls) {
            if (isPlain(call)) {
                list.add(call.invocation());
            }
        }
        return list;
    }

    private boolean isPlain(Call call) {
        if (call.block() != null
                || call.arguments().stream().anyMatch(Expression.Closure.class::isInstance)
                || call.named().values().stream().anyMatch(Expression.Closure.class::isInstance)) {
            findings.error(
                    call.position(),
                    "pipeline.argument",
                    "`" + call.name() + "` takes no block here",
                    "");
            return false;
        }
        if (!call.arguments().isEmpty() && !call.named().isEmpty()) {
            findings.error(
                    call.position(),
                    "pipeline.argument",
                    "`" + call.name() + "` mixes named and unnamed arguments",
                    "Name them all.");
            return false;
        }
        return true;
    }
}
