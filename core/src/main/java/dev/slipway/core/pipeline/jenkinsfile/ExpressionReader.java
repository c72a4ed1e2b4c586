package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Expression;
import dev.slipway.core.pipeline.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.AttributeExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BitwiseNegationExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.UnaryPlusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/// Groovy's expression nodes to ours. What ours has no word for becomes `Unknown`, never an error.
final class ExpressionReader {
    private final SourceText source;
    private final StatementReader statements;
    private final Watch watch;

    ExpressionReader(SourceText source, StatementReader statements, Watch watch) {
        this.source = source;
        this.watch = watch;
        this.statements = statements;
    }

    Expression read(ASTNode node) {
        return watch.down(() -> convert(node));
    }

    private Expression convert(ASTNode node) {
        var at = source.positionOf(node);
        return switch (node) {
            case ConstantExpression it -> new Expression.Constant(it.getValue(), at);
            case GStringExpression it -> template(it, at);
            case VariableExpression it -> new Expression.Variable(it.getName(), at);
            case AttributeExpression _ -> new Expression.Unknown("`.@`", at);
            case PropertyExpression it -> property(it, at);
            case MethodCallExpression it -> call(it, at);
            case ConstructorCallExpression it -> construct(it, at);
            case ListExpression it -> new Expression.ListOf(readAll(it.getExpressions()), at);
            case MapExpression it -> map(it, at);
            case RangeExpression it -> range(it, at);
            case ClosureExpression it -> closure(it, at);
            case DeclarationExpression _ -> new Expression.Unknown("a declaration here", at);
            case BinaryExpression it -> binary(it, at);
            case ElvisOperatorExpression it ->
                    new Expression.Choice(
                            read(it.getTrueExpression()), null, read(it.getFalseExpression()), at);
            case TernaryExpression it ->
                    new Expression.Choice(
                            read(it.getBooleanExpression()),
                            read(it.getTrueExpression()),
                            read(it.getFalseExpression()),
                            at);
            case NotExpression it -> unary("!", it.getExpression(), at);
            case BooleanExpression it -> read(it.getExpression());
            case UnaryMinusExpression it -> unary("-", it.getExpression(), at);
            case UnaryPlusExpression it -> unary("+", it.getExpression(), at);
            case BitwiseNegationExpression it -> unary("~", it.getExpression(), at);
            case PrefixExpression it ->
                    new Expression.Increment(
                            read(it.getExpression()), it.getOperation().getText(), true, at);
            case PostfixExpression it ->
                    new Expression.Increment(
                            read(it.getExpression()), it.getOperation().getText(), false, at);
            case CastExpression it -> cast(it, at);
            case SpreadMapExpression it -> new Expression.Spread(read(it.getExpression()), at);
            case SpreadExpression it -> new Expression.Spread(read(it.getExpression()), at);
            default -> new Expression.Unknown("this construct", at);
        };
    }

    List<Expression> readAll(List<? extends ASTNode> nodes) {
        return nodes.stream().map(this::read).toList();
    }

    private Expression template(GStringExpression node, Position at) {
        var parts = new ArrayList<Expression>();
        for (var i = 0; i < node.getStrings().size(); i++) {
            var text = node.getStrings().get(i);
            if (!"".equals(text.getValue())) {
                parts.add(read(text));
            }
            if (i < node.getValues().size()) {
                parts.add(read(node.getValues().get(i)));
            }
        }
        return new Expression.Template(parts, at);
    }

    private Expression property(PropertyExpression node, Position at) {
        var name = node.getPropertyAsString();
        if (name == null) {
            return node.isSpreadSafe()
                    ? new Expression.Unknown("a property whose name is computed", at)
                    : new Expression.Index(
                            read(node.getObjectExpression()), read(node.getProperty()), at);
        }
        var target = read(node.getObjectExpression());
        return new Expression.Property(
                node.isSpreadSafe() ? new Expression.Spread(target, target.position()) : target,
                name,
                node.isSafe(),
                at);
    }

    private Expression call(MethodCallExpression node, Position at) {
        var name = node.getMethodAsString();
        if (name == null) {
            return new Expression.Unknown("a call whose name is computed", at);
        }
        var named = new LinkedHashMap<String, Expression>();
        var arguments = arguments(node.getArguments(), named);
        return new Expression.Invoke(
                target(node), name, arguments, named, node.isSafe(), startingAt(node, at));
    }

    private @Nullable Expression target(MethodCallExpression node) {
        if (node.isImplicitThis()
                || node.getObjectExpression() instanceof VariableExpression variable
                        && variable.isThisExpression()) {
            return null;
        }
        var target = read(node.getObjectExpression());
        return node.isSpreadSafe() ? new Expression.Spread(target, target.position()) : target;
    }

    /// A call with an implicit receiver begins at its name.
    private Position startingAt(MethodCallExpression node, Position at) {
        if (!node.isImplicitThis() || node.getMethod().getLineNumber() < 1) {
            return at;
        }
        var name = source.positionOf(node.getMethod());
        return new Position(name.line(), name.column(), at.endLine(), at.endColumn());
    }

    private List<Expression> arguments(ASTNode node, Map<String, Expression> named) {
        var arguments = new ArrayList<Expression>();
        if (node instanceof TupleExpression tuple) {
            for (var argument : tuple.getExpressions()) {
                if (argument instanceof MapExpression map && !source.startsWith(map, '[')) {
                    addNamed(map, named, arguments);
                } else {
                    arguments.add(read(argument));
                }
            }
        }
        return arguments;
    }

    /// With a name that is computed they are one map: `parallel("on-$os": { … })`.
    private void addNamed(
            MapExpression map, Map<String, Expression> named, List<Expression> arguments) {
        var entries = map.getMapEntryExpressions();
        if (entries.stream().allMatch(it -> it.getKeyExpression() instanceof ConstantExpression)) {
            for (var entry : entries) {
                named.put(entry.getKeyExpression().getText(), read(entry.getValueExpression()));
            }
        } else {
            arguments.add(map(map, source.positionOf(map)));
        }
    }

    private Expression construct(ConstructorCallExpression node, Position at) {
        var named = new LinkedHashMap<String, Expression>();
        var arguments = arguments(node.getArguments(), named);
        return named.isEmpty() && !node.isUsingAnonymousInnerClass()
                ? new Expression.Construct(node.getType().getName(), arguments, at)
                : new Expression.Unknown("this way to make an object", at);
    }

    private Expression map(MapExpression node, Position at) {
        var entries = new ArrayList<Expression.MapOf.Entry>();
        for (var entry : node.getMapEntryExpressions()) {
            entries.add(
                    new Expression.MapOf.Entry(
                            read(entry.getKeyExpression()), read(entry.getValueExpression())));
        }
        return new Expression.MapOf(entries, at);
    }

    private Expression range(RangeExpression node, Position at) {
        return new Expression.Binary(
                read(node.getFrom()), node.isInclusive() ? ".." : "..<", read(node.getTo()), at);
    }

    Expression.Closure closure(ClosureExpression node, Position at) {
        var parameters = new ArrayList<Expression.Closure.Parameter>();
        var given = node.getParameters();
        for (var parameter : given == null ? new Parameter[0] : given) {
            var initial = parameter.getInitialExpression();
            parameters.add(
                    new Expression.Closure.Parameter(
                            parameter.getName(),
                            SyntaxTree.typeOf(parameter),
                            parameter.getType().isArray() && parameter == given[given.length - 1],
                            initial == null ? null : read(initial)));
        }
        var implicit = given != null && given.length == 0;
        return new Expression.Closure(parameters, implicit, statements.body(node.getCode()), at);
    }

    /// Groovy's parser places an operation at its operator; for a reader it begins at its left
    /// side.
    private Expression binary(BinaryExpression node, Position operator) {
        var left = source.positionOf(node.getLeftExpression());
        var at = new Position(left.line(), left.column(), operator.endLine(), operator.endColumn());
        return binaryAt(node, at);
    }

    private Expression binaryAt(BinaryExpression node, Position at) {
        var operator = node.getOperation().getText();
        if (operator.equals("[")) {
            return new Expression.Index(
                    read(node.getLeftExpression()), read(node.getRightExpression()), at);
        }
        if (operator.endsWith("=") && !List.of("==", "!=", "<=", ">=").contains(operator)) {
            return new Expression.Assign(
                    targets(node.getLeftExpression()),
                    operator,
                    read(node.getRightExpression()),
                    at);
        }
        return new Expression.Binary(
                read(node.getLeftExpression()),
                operator,
                operator.equals("instanceof")
                        ? new Expression.Constant(node.getRightExpression().getType().getName(), at)
                        : read(node.getRightExpression()),
                at);
    }

    private List<Expression> targets(ASTNode left) {
        return left instanceof TupleExpression tuple
                ? readAll(tuple.getExpressions())
                : List.of(read(left));
    }

    private Expression unary(String operator, ASTNode operand, Position at) {
        return new Expression.Unary(operator, read(operand), at);
    }

    private Expression cast(CastExpression node, Position at) {
        return new Expression.Binary(
                read(node.getExpression()),
                "as",
                new Expression.Constant(node.getType().getName(), at),
                at);
    }
}
