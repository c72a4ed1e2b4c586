package dev.slipway.core.pipeline.jenkinsfile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import dev.slipway.core.pipeline.Substitutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final List<Expression> libraries = new ArrayList<>();
    private Optional<Expression.Closure> block = Optional.empty();

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
        var called = at < 0 ? inCall(module, statements) : Optional.<Statement>empty();
        if (called.isPresent()) {
            return pipeline(called.get(), List.of(), chosen);
        }
        var preamble = new ArrayList<Statement>();
        module.getMethods().forEach(it -> preamble.add(statements.method(it)));
        if (at < 0) {
            refuseClasses(module);
            return scripted(all, preamble, chosen);
        }
        preamble.addAll(all.subList(0, at));
        refuseClasses(module);
        refuseAfter(all.subList(at + 1, all.size()));
        return pipeline(all.get(at), preamble, chosen);
    }

    Optional<List<Statement>> script(String file) throws SyntaxTree.Broken {
        var module = SyntaxTree.of(file, text, watch);
        var statements = new StatementReader(source, watch);
        refuseAnnotations(module);
        refuseClasses(module);
        var all = new ArrayList<Statement>();
        module.getMethods().forEach(it -> all.add(statements.method(it)));
        all.addAll(statements.body(module.getStatementBlock()));
        return Optional.of(all);
    }

    /// What was read, in the shape of Jenkins' pipeline JSON; to be asked after `read`, and only if
    /// there was no mistake.
    Optional<ObjectNode> json() {
        return block.map(it -> new JsonPipeline(source).write(it));
    }

    /// A shared library's step may be a whole pipeline: `def call() { pipeline { … } }`.
    private Optional<Statement> inCall(ModuleNode module, StatementReader statements) {
        for (var method : module.getMethods()) {
            if (method.getName().equals("call")) {
                var found = deepPipeline(statements.body(method.getCode()));
                found.ifPresent(it ->
                        findings.error(
                                it.position(),
                                "unsupported.inMethod",
                                "This pipeline is a step of a shared library; it is only checked",
                                "In a Jenkinsfile it stands outside of any method."));
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Statement> deepPipeline(List<Statement> statements) {
        var at = indexOfPipeline(statements);
        return at >= 0
                ? Optional.of(statements.get(at))
                : statements.stream()
                        .flatMap(it -> deepPipeline(Parts.statements(it)).stream())
                        .findFirst();
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
        block = call.flatMap(blocks::blockOf);
        if (call.isEmpty() || block.isEmpty()) {
            return Optional.empty();
        }
        var pipeline =
                new PipelineReader(Readers.over(blocks))
                        .read(call.get(), block.get(), preamble, libraries, text);
        var secrets = new SecretCheck(findings);
        secrets.check(preamble);
        secrets.check(block.get().body());
        new SupportCheck(blocks, chosen).check(pipeline);
        return Optional.of(pipeline);
    }

    private Optional<Pipeline> scripted(
            List<Statement> all, List<Statement> methods, Substitutes chosen) {
        if (!mayRun(all)) {
            return Optional.empty();
        }
        var declared = new ScriptedProperties(blocks, all);
        new ScriptCheck(findings, chosen)
                .scripted(
                        Stream.concat(methods.stream(), all.stream()).toList(),
                        !libraries.isEmpty());
        return Optional.of(
                Pipeline.scripted(
                        declared.options(), declared.parameters(), libraries, methods, all, text));
    }

    private boolean mayRun(List<Statement> all) {
        var nested = all.stream().flatMap(it -> nestedPipeline(it).stream()).findFirst();
        if (nested.isPresent()) {
            findings.error(
                    nested.get(),
                    "pipeline.wrongPlace",
                    "`pipeline` is inside another block",
                    "It must be the outermost block of the file.");
            return false;
        }
        if (all.isEmpty()) {
            findings.error(
                    Position.START,
                    "pipeline.missing",
                    "There is no pipeline in this file",
                    "Begin with `pipeline { agent any` and `stages { … } }`, each on its own line.");
            return false;
        }
        return true;
    }

    private static Optional<Position> nestedPipeline(Statement statement) {
        if (!(statement instanceof Statement.Evaluate(Expression.Invoke invoke, var at))
                || invoke.target() != null) {
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
                var name = annotation.getClassNode().getNameWithoutPackage();
                if (name.equals("Library") && annotation.getMember("value") != null) {
                    addLibraries(annotation.getMember("value"));
                } else {
                    refuseAnnotation(name, source.positionOf(annotation));
                }
            }
        }
    }

    /// `@Library('x')` and `@Library(['x', 'y@ref'])`.
    private void addLibraries(org.codehaus.groovy.ast.expr.Expression names) {
        switch (new StatementReader(source, watch).expression(names)) {
            case Expression.ListOf(var many, _) -> libraries.addAll(many);
            case Expression one -> libraries.add(one);
        }
    }

    private void refuseAnnotation(String name, Position at) {
        switch (name) {
            case "Library", "Field", "NonCPS" -> {}
            default ->
                    findings.error(
                            at,
                            "unsupported.annotation",
                            "`@" + name + "` is not run and nothing is loaded for it",
                            "Remove it.");
        }
    }
}
