package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.Substitutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;

/// Reads one whole file: finds the pipeline in it, and says what else is there.
final class FileReader {
    private final String text;
    private final Findings findings;
    private final Watch watch;
    private final SourceText source;
    private final Blocks blocks;

    FileReader(String text, Findings findings, Watch watch) {
        this.text = text;
        this.findings = findings;
        this.watch = watch;
        this.source = new SourceText(text);
        this.blocks = new Blocks(findings, source);
    }

    Optional<Pipeline> read(String file, Substitutes chosen) throws SyntaxTree.Broken {
        var module = SyntaxTree.of(file, text, watch);
        var statements = new StatementReader(source, watch);
        var all = statements.body(module.getStatementBlock());
        var at = indexOfPipeline(all);
        refuseAnnotations(module);
        if (at < 0) {
            refuseOther(all);
            return Optional.empty();
        }
        var preamble = new ArrayList<Statement>();
        module.getMethods().forEach(it -> preamble.add(statements.method(it)));
        preamble.addAll(all.subList(0, at));
        refuseClasses(module);
        refuseAfter(all.subList(at + 1, all.size()));
        return pipeline(all.get(at), preamble, chosen);
    }

    private static int indexOfPipeline(List<Statement> statements) {
        for (var i = 0; i < statements.size(); i++) {
            if (statements.get(i) instanceof Statement.Evaluate(Expression.Invoke invoke, _)
                    && invoke.target() == null
                    && invoke.name().equals("pipeline")) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Pipeline> pipeline(
            Statement statement, List<Statement> preamble, Substitutes chosen) {
        var call = blocks.call(statement, "`pipeline { … }`");
        var block = call.flatMap(blocks::blockOf);
        if (call.isEmpty() || block.isEmpty()) {
            return Optional.empty();
        }
        var pipeline =
                new PipelineReader(Readers.over(blocks))
                        .read(call.get(), block.get(), preamble, text);
        new SupportCheck(blocks, chosen).check(pipeline);
        return Optional.of(pipeline);
    }

    private void refuseOther(List<Statement> all) {
        var nested = all.stream().flatMap(it -> nestedPipeline(it).stream()).findFirst();
        if (nested.isPresent()) {
            findings.error(
                    nested.get(),
                    "pipeline.wrongPlace",
                    "`pipeline` is inside another block",
                    "It must be the outermost block of the file.");
        } else if (all.isEmpty()) {
            findings.error(
                    Position.START,
                    "pipeline.missing",
                    "There is no pipeline in this file",
                    "Begin with `pipeline { agent any` and `stages { … } }`, each on its own line.");
        } else {
            findings.error(
                    all.getFirst().position(),
                    "unsupported.scripted",
                    "This is a scripted pipeline; Slipway runs Declarative ones",
                    "Write `pipeline { agent any` and `stages { … } }` around stages with `steps`.");
        }
    }

    private static Optional<Position> nestedPipeline(Statement statement) {
        if (!(statement instanceof Statement.Evaluate(Expression.Invoke invoke, var at))) {
            return Optional.empty();
        }
        var block = Call.of(invoke).block();
        if (block == null) {
            return Optional.empty();
        }
        return invoke.name().equals("pipeline")
                ? Optional.of(at)
                : block.body().stream().flatMap(it -> nestedPipeline(it).stream()).findFirst();
    }

    private void refuseAfter(List<Statement> statements) {
        for (var statement : statements) {
            findings.error(
                    statement.position(),
                    "unsupported.afterPipeline",
                    "Code after `pipeline { … }` is not run",
                    "Move it into `post { … }`.");
        }
    }

    private void refuseClasses(ModuleNode module) {
        for (var type : module.getClasses()) {
            if (!type.isScript() && type.getLineNumber() > 0) {
                findings.error(
                        source.positionOf(type),
                        "unsupported.class",
                        "Classes are not run: `" + type.getNameWithoutPackage() + "`",
                        "Use maps and methods.");
            }
        }
    }

    private void refuseAnnotations(ModuleNode module) {
        var nodes = new ArrayList<AnnotatedNode>(module.getImports());
        nodes.addAll(module.getStarImports());
        nodes.addAll(module.getMethods());
        for (var statement : module.getStatementBlock().getStatements()) {
            if (statement instanceof ExpressionStatement it
                    && it.getExpression() instanceof DeclarationExpression declaration) {
                nodes.add(declaration);
            }
        }
        for (var node : nodes) {
            for (var annotation : node.getAnnotations()) {
                refuseAnnotation(
                        annotation.getClassNode().getNameWithoutPackage(),
                        source.positionOf(annotation));
            }
        }
    }

    private void refuseAnnotation(String name, Position at) {
        switch (name) {
            case "Library" ->
                    findings.error(
                            at,
                            "unsupported.library",
                            "Shared libraries are not run",
                            "Write what you use of it into the Jenkinsfile.");
            case "Field" ->
                    findings.error(
                            at,
                            "unsupported.field",
                            "`@Field` is not run",
                            "Write `def name = …` or use `environment`.");
            default ->
                    findings.error(
                            at,
                            "unsupported.annotation",
                            "`@" + name + "` is not run and nothing is loaded for it",
                            "Remove it.");
        }
    }
}
