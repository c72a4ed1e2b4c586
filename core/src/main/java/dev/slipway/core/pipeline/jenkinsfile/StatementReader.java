package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClosureListExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.BreakStatement;
import org.codehaus.groovy.ast.stmt.ContinueStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.jspecify.annotations.Nullable;

/// Groovy's statement nodes to ours.
final class StatementReader {
    private static final Set<String> CASTING =
            Set.of("String", "int", "Integer", "long", "Long", "boolean", "Boolean", "Set");

    private final SourceText source;
    private final ExpressionReader expressions;

    private final Watch watch;

    StatementReader(SourceText source, Watch watch) {
        this.source = source;
        this.watch = watch;
        this.expressions = new ExpressionReader(source, this, watch);
    }

    /// The statements of a block; of a single statement, itself.
    List<Statement> body(@Nullable ASTNode node) {
        return switch (node) {
            case null -> List.of();
            case EmptyStatement _ -> List.of();
            case BlockStatement block ->
                    block.getStatements().stream()
                            .filter(it -> !(it instanceof EmptyStatement) && it.getLineNumber() > 0)
                            .map(this::read)
                            .toList();
            default -> List.of(read(node));
        };
    }

    Statement read(ASTNode node) {
        return watch.down(() -> convert(node));
    }

    private Statement convert(ASTNode node) {
        var at = source.positionOf(node);
        return switch (node) {
            case ReturnStatement it -> new Statement.Return(value(it.getExpression()), at);
            case ExpressionStatement it -> expression(it, at);
            case IfStatement it ->
                    new Statement.If(
                            expressions.read(it.getBooleanExpression()),
                            body(it.getIfBlock()),
                            body(it.getElseBlock()),
                            at);
            case ForStatement it -> loop(it, at);
            case WhileStatement it ->
                    new Statement.Loop(
                            List.of(),
                            expressions.read(it.getBooleanExpression()),
                            List.of(),
                            body(it.getLoopBlock()),
                            at);
            case SwitchStatement it -> choice(it, at);
            case TryCatchStatement it -> attempt(it, at);
            case AssertStatement it -> claim(it, at);
            case ThrowStatement it -> new Statement.Throw(expressions.read(it.getExpression()), at);
            case BreakStatement it ->
                    it.getLabel() == null
                            ? new Statement.Break(at)
                            : new Statement.Unknown("`break` to a label", at);
            case ContinueStatement it ->
                    it.getLabel() == null
                            ? new Statement.Continue(at)
                            : new Statement.Unknown("`continue` to a label", at);
            case BlockStatement it -> new Statement.Block(body(it), at);
            default -> new Statement.Unknown("this statement", at);
        };
    }

    Expression expression(org.codehaus.groovy.ast.expr.Expression node) {
        return expressions.read(node);
    }

    Statement method(MethodNode node) {
        var at = source.positionOf(node);
        var parameters = new ArrayList<Expression.Closure.Parameter>();
        for (var parameter : node.getParameters()) {
            var initial = parameter.getInitialExpression();
            parameters.add(
                    new Expression.Closure.Parameter(
                            parameter.getName(),
                            SyntaxTree.typeOf(parameter),
                            parameter.getType().isArray()
                                    && parameter
                                            == node.getParameters()[
                                                    node.getParameters().length - 1],
                            initial == null ? null : expressions.read(initial)));
        }
        var code = new Expression.Closure(parameters, false, body(node.getCode()), at);
        return new Statement.Method(code, node.getName(), at);
    }

    private @Nullable Expression value(org.codehaus.groovy.ast.expr.@Nullable Expression node) {
        return node == null || node instanceof EmptyExpression ? null : expressions.read(node);
    }

    private Statement expression(ExpressionStatement node, Position at) {
        if (node.getExpression() instanceof DeclarationExpression declaration) {
            return new Statement.Declare(
                    names(declaration),
                    typed(declaration, value(declaration.getRightExpression())),
                    at);
        }
        return new Statement.Evaluate(expressions.read(node.getExpression()), at);
    }

    /// `int n = …` casts; other types say nothing that matters here.
    private static @Nullable Expression typed(
            DeclarationExpression declaration, @Nullable Expression value) {
        if (value == null || declaration.isMultipleAssignmentDeclaration()) {
            return value;
        }
        var type = declaration.getVariableExpression().getOriginType().getNameWithoutPackage();
        return CASTING.contains(type)
                ? new Expression.Binary(
                        value,
                        "as",
                        new Expression.Constant(type, value.position()),
                        value.position())
                : value;
    }

    private static List<String> names(DeclarationExpression declaration) {
        if (declaration.getLeftExpression() instanceof TupleExpression tuple) {
            return tuple.getExpressions().stream()
                    .map(it -> it instanceof VariableExpression name ? name.getName() : "_")
                    .toList();
        }
        return List.of(declaration.getVariableExpression().getName());
    }

    /// `assert`: throws what Groovy would.
    private Statement claim(AssertStatement node, Position at) {
        var said = node.getMessageExpression();
        var message =
                said == null
                                || said
                                                instanceof
                                                org.codehaus.groovy.ast.expr.ConstantExpression it
                                        && it.isNullExpression()
                        ? new Expression.Constant("assert failed: " + source.slice(at), at)
                        : expressions.read(said);
        var failure = new Expression.Construct("AssertionError", List.of(message), at);
        return new Statement.If(
                expressions.read(node.getBooleanExpression()),
                List.of(),
                List.of(new Statement.Throw(failure, at)),
                at);
    }

    private Statement loop(ForStatement node, Position at) {
        if (node.getCollectionExpression() instanceof ClosureListExpression parts
                && parts.getExpressions().size() == 3) {
            var condition = parts.getExpression(1);
            return new Statement.Loop(
                    header(parts.getExpression(0)),
                    value(condition),
                    header(parts.getExpression(2)),
                    body(node.getLoopBlock()),
                    at);
        }
        return new Statement.ForEach(
                node.getVariable().getName(),
                expressions.read(node.getCollectionExpression()),
                body(node.getLoopBlock()),
                at);
    }

    private List<Statement> header(org.codehaus.groovy.ast.expr.Expression node) {
        return switch (node) {
            case EmptyExpression _ -> List.of();
            case ClosureListExpression list ->
                    list.getExpressions().stream().flatMap(it -> header(it).stream()).toList();
            default -> {
                var statement = new ExpressionStatement(node);
                statement.setSourcePosition(node);
                yield List.of(read(statement));
            }
        };
    }

    private Statement choice(SwitchStatement node, Position at) {
        var cases = new ArrayList<Statement.Switch.Case>();
        for (var label : node.getCaseStatements()) {
            cases.add(
                    new Statement.Switch.Case(
                            expressions.read(label.getExpression()), body(label.getCode())));
        }
        return new Statement.Switch(
                expressions.read(node.getExpression()),
                cases,
                body(node.getDefaultStatement()),
                at);
    }

    private Statement attempt(TryCatchStatement node, Position at) {
        var catches = new ArrayList<Statement.Try.Catch>();
        for (var each : node.getCatchStatements()) {
            var variable = each.getVariable();
            catches.add(
                    new Statement.Try.Catch(
                            variable.getType().getName(),
                            variable.getName(),
                            body(each.getCode())));
        }
        var atLast = node.getFinallyStatement();
        return new Statement.Try(
                body(node.getTryStatement()),
                catches,
                atLast instanceof BlockStatement block && block.getStatements().size() == 1
                        ? body(block.getStatements().getFirst())
                        : body(atLast),
                at);
    }
}
