package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.EnvironmentEntry;
import dev.slipway.core.pipeline.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Puts the entries of an `environment` into an order in which each comes after those it names. One
/// that names itself means the value outside; in a ring the order stays as written.
final class EntryOrder {
    private final Map<String, EnvironmentEntry> byName = new LinkedHashMap<>();
    private final Set<String> visited = new HashSet<>();
    private final List<EnvironmentEntry> ordered = new ArrayList<>();

    private EntryOrder(List<EnvironmentEntry> entries) {
        entries.forEach(entry -> byName.put(entry.name(), entry));
    }

    static List<EnvironmentEntry> of(List<EnvironmentEntry> entries) {
        var order = new EntryOrder(entries);
        order.byName.values().forEach(order::visit);
        return order.ordered;
    }

    private void visit(EnvironmentEntry entry) {
        if (visited.add(entry.name())) {
            names(entry.value()).map(byName::get).filter(Objects::nonNull).forEach(this::visit);
            ordered.add(entry);
        }
    }

    /// Names of variables that a value may need.
    private static Stream<String> names(Expression value) {
        return switch (value) {
            case Expression.Variable variable -> Stream.of(variable.name());
            case Expression.Property property ->
                    property.target() instanceof Expression.Variable root
                                    && root.name().equals("env")
                            ? Stream.of(property.name())
                            : names(property.target());
            case Expression.Template template -> names(template.parts());
            case Expression.Index index ->
                    Stream.concat(names(index.target()), names(index.index()));
            case Expression.Invoke call ->
                    Stream.of(
                                    call.target() == null
                                            ? Stream.<String>empty()
                                            : names(call.target()),
                                    names(call.arguments()),
                                    call.named().values().stream().flatMap(EntryOrder::names))
                            .flatMap(it -> it);
            case Expression.Construct made -> names(made.arguments());
            case Expression.Unary unary -> names(unary.operand());
            case Expression.Binary binary ->
                    Stream.concat(names(binary.left()), names(binary.right()));
            case Expression.Choice choice ->
                    Stream.of(
                                    names(choice.condition()),
                                    choice.then() == null
                                            ? Stream.<String>empty()
                                            : names(choice.then()),
                                    names(choice.otherwise()))
                            .flatMap(it -> it);
            case Expression.ListOf list -> names(list.items());
            case Expression.MapOf map ->
                    map.entries().stream()
                            .flatMap(it -> Stream.concat(names(it.key()), names(it.value())));
            case Expression.Spread spread -> names(spread.operand());
            case Expression.Constant _,
                    Expression.Increment _,
                    Expression.Assign _,
                    Expression.Closure _,
                    Expression.Unknown _ ->
                    Stream.empty();
        };
    }

    private static Stream<String> names(List<Expression> values) {
        return values.stream().flatMap(EntryOrder::names);
    }
}
