package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Matrix;
import dev.slipway.core.pipeline.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Reads `matrix { axes { … } excludes { … } stages { … } … }`.
final class MatrixReader {
    private final Readers readers;
    private final Blocks blocks;
    private final Findings findings;
    private final StageReader stages;

    MatrixReader(Readers readers, StageReader stages) {
        this.readers = readers;
        this.blocks = readers.blocks();
        this.findings = blocks.findings();
        this.stages = stages;
    }

    Stage.Body read(Call section, boolean failFast) {
        var parts = new StageParts(readers);
        var axes = new ArrayList<Matrix.Axis>();
        var excludes = new ArrayList<Matrix.Exclude>();
        var inside = new ArrayList<Stage>();
        var seen = new HashSet<String>();
        var block = blocks.blockOf(section);
        for (var call : block.map(it -> blocks.sections(it, "a section")).orElse(List.of())) {
            seen.add(call.name());
            switch (call.name()) {
                case "axes" -> axes.addAll(axes(call, "axis", Set.of("name", "values")));
                case "excludes" -> excludes.addAll(excludes(call));
                case "stages" -> inside.addAll(stages.stages(call, true));
                default -> {
                    if (!parts.read(call)) {
                        refuseUnknown(call);
                    }
                }
            }
        }
        for (var required : List.of("axes", "stages")) {
            if (block.isPresent() && !seen.contains(required)) {
                findings.error(
                        section.namePosition(),
                        "pipeline.missing",
                        "`matrix` needs `" + required + "`",
                        "Add `" + required + " { … }`.");
            }
        }
        var cell = parts.stage("matrix", new Stage.Body.Stages(inside), section);
        return new Stage.Body.OfMatrix(
                new Matrix(axes, excludes, section.position()), cell, failFast);
    }

    private void refuseUnknown(Call call) {
        var known = new TreeSet<>(StageParts.NAMES);
        known.addAll(List.of("axes", "excludes", "stages"));
        blocks.unknown(call.namePosition(), "section of `matrix` called", call.name(), known);
    }

    private List<Matrix.Exclude> excludes(Call section) {
        var excludes = new ArrayList<Matrix.Exclude>();
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return excludes;
        }
        blocks.refuseEmpty(block.get().body().isEmpty(), section, "`exclude { … }`");
        for (var call : blocks.calls(block.get(), "`exclude { … }`")) {
            if (expect(call, "exclude")) {
                excludes.add(
                        new Matrix.Exclude(
                                axes(call, "axis", Set.of("name", "values", "notValues")),
                                call.position()));
            }
        }
        return excludes;
    }

    private boolean expect(Call call, String name) {
        if (!call.name().equals(name)) {
            findings.error(
                    call.position(),
                    "pipeline.notHere",
                    "Expected `" + name + " { … }`, found `" + call.name() + "`",
                    "");
            return false;
        }
        return true;
    }

    private List<Matrix.Axis> axes(Call section, String name, Set<String> settings) {
        var axes = new ArrayList<Matrix.Axis>();
        var block = blocks.blockOf(section);
        if (block.isEmpty()) {
            return axes;
        }
        blocks.refuseEmpty(block.get().body().isEmpty(), section, "`axis { … }`");
        var names = new HashSet<String>();
        for (var call : blocks.calls(block.get(), "`axis { … }`")) {
            if (expect(call, name)) {
                var axis = axis(call, settings);
                axes.add(axis);
                if (!axis.name().isEmpty() && !names.add(axis.name())) {
                    findings.error(
                            call.position(),
                            "pipeline.duplicate",
                            "There are two axes `" + axis.name() + "`",
                            "");
                }
            }
        }
        return axes;
    }

    private Matrix.Axis axis(Call call, Set<String> settings) {
        var name = "";
        var values = new ArrayList<Expression>();
        var inverse = false;
        var block = blocks.blockOf(call);
        for (var setting : block.map(it -> blocks.sections(it, "a setting")).orElse(List.of())) {
            if (!settings.contains(setting.name())) {
                blocks.unknown(
                        setting.namePosition(),
                        "setting of an axis called",
                        setting.name(),
                        settings);
            } else if (setting.name().equals("name")) {
                name = name(setting);
            } else {
                inverse = setting.name().equals("notValues");
                refuseBoth(values, setting);
                values.addAll(setting.arguments());
            }
        }
        check(call, name, values);
        return new Matrix.Axis(name, values, inverse, call.position());
    }

    private void refuseBoth(List<Expression> values, Call setting) {
        if (!values.isEmpty()) {
            findings.error(
                    setting.namePosition(),
                    "pipeline.argument",
                    "An axis has either `values` or `notValues`",
                    "Keep one.");
        }
    }

    private String name(Call setting) {
        if (setting.arguments().size() != 1) {
            findings.error(
                    setting.namePosition(),
                    "pipeline.argument",
                    "`name` takes exactly one text",
                    "Write name 'AXIS'.");
            return "";
        }
        return blocks.literal(setting.arguments().getFirst(), "The name of an axis").orElse("");
    }

    private void check(Call call, String name, List<Expression> values) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            findings.error(
                    call.position(),
                    "pipeline.missing",
                    "An axis needs a name of letters, digits and `_`",
                    "Write name 'AXIS'.");
        }
        if (values.isEmpty()) {
            findings.error(
                    call.position(),
                    "pipeline.missing",
                    "An axis needs values",
                    "Write values 'a', 'b'.");
        }
        var seen = new HashSet<Object>();
        for (var value : values) {
            if (!(value instanceof Expression.Constant(var constant, var at))) {
                findings.error(
                        value.position(),
                        "pipeline.notLiteral",
                        "The values of an axis must be plain texts",
                        "Write them in single quotes.");
            } else if (constant != null && !seen.add(constant)) {
                findings.error(
                        at,
                        "pipeline.duplicate",
                        "The value `" + constant + "` is there twice",
                        "");
            }
        }
    }
}
