package dev.slipway.core.adapter.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whole trees of records as JSON and back: optionals as value or null, one of a sealed family with
/// its simple name as `is`, keys as text. A field that is missing reads as null or empty, one that
/// is not known is passed over, so that older and newer texts can be read.
final class Records {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String IS = "is";

    private Records() {}

    static String write(Object value) {
        return node(value).toString();
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return type.cast(Objects.requireNonNull(value(MAPPER.readTree(json), type)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        return switch (value) {
            case Optional<?> optional -> node(optional.orElse(null));
            case String text -> NODES.textNode(text);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case Enum<?> constant -> NODES.textNode(constant.name());
            case Instant instant -> NODES.textNode(instant.toString());
            case Duration duration -> NODES.textNode(duration.toString());
            case Collection<?> list -> {
                var array = NODES.arrayNode();
                list.forEach(item -> array.add(node(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach((key, item) -> object.set(key(key), node(item)));
                yield object;
            }
            case Record record -> object(record);
            default -> throw new IllegalArgumentException("no way to write " + value.getClass());
        };
    }

    private static JsonNode object(Record record) {
        var object = NODES.objectNode();
        if (isOfFamily(record.getClass())) {
            object.put(IS, record.getClass().getSimpleName());
        }
        for (var component : record.getClass().getRecordComponents()) {
            object.set(component.getName(), node(get(record, component)));
        }
        return object;
    }

    private static boolean isOfFamily(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    // A record of one component, such as a slot, is a key by that component.
    private static String key(Object key) {
        return key instanceof Record record
                ? String.valueOf(get(record, record.getClass().getRecordComponents()[0]))
                : String.valueOf(key);
    }

    private static @Nullable Object get(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object value(@Nullable JsonNode node, Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(node, generic);
        }
        var plain = (Class<?>) type;
        if (node == null || node.isNull() || node.isMissingNode()) {
            return plain.isPrimitive() ? zero(plain) : null;
        }
        if (plain == String.class) {
            return node.asText();
        } else if (plain == int.class || plain == Integer.class) {
            return node.asInt();
        } else if (plain == long.class || plain == Long.class) {
            return node.asLong();
        } else if (plain == double.class || plain == Double.class) {
            return node.asDouble();
        } else if (plain == boolean.class || plain == Boolean.class) {
            return node.asBoolean();
        } else if (plain == Instant.class) {
            return Instant.parse(node.asText());
        } else if (plain == Duration.class) {
            return Duration.parse(node.asText());
        } else if (plain.isEnum()) {
            return constant(plain, node.asText());
        }
        return record(node, plain);
    }

    private static Object zero(Class<?> primitive) {
        return primitive == boolean.class
                ? (Object) false
                : primitive == long.class ? (Object) 0L : primitive == int.class ? (Object) 0 : 0.0;
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + type + " " + name));
    }

    private static @Nullable Object generic(@Nullable JsonNode node, ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        var given = node == null || node.isNull() || node.isMissingNode() ? null : node;
        if (raw == Optional.class) {
            return given == null
                    ? Optional.empty()
                    : Optional.ofNullable(value(given, arguments[0]));
        }
        if (raw == List.class) {
            var list = new ArrayList<@Nullable Object>();
            if (given != null) {
                given.forEach(item -> list.add(value(item, arguments[0])));
            }
            return list;
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(given == null ? NODES.objectNode() : given, arguments, raw);
        }
        throw new IllegalArgumentException("no way to read " + type);
    }

    private static Map<Object, @Nullable Object> map(JsonNode node, Type[] of, Class<?> raw) {
        Map<Object, @Nullable Object> map =
                raw == Map.class ? new LinkedHashMap<>() : new java.util.TreeMap<>();
        node.properties()
                .forEach(entry ->
                        map.put(
                                keyOf(entry.getKey(), (Class<?>) of[0]),
                                value(entry.getValue(), of[1])));
        return map;
    }

    private static Object keyOf(String text, Class<?> type) {
        if (type.isRecord()) {
            var only = type.getRecordComponents()[0].getType();
            return make(type, new @Nullable Object[] {keyOf(text, only)});
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        if (type == int.class) {
            return Integer.parseInt(text);
        }
        return type == Long.class ? (Object) Long.parseLong(text) : text;
    }

    private static Object record(JsonNode node, Class<?> type) {
        var exact = type.isSealed() && type.isInterface() ? member(type, node) : type;
        var components = exact.getRecordComponents();
        var arguments = new @Nullable Object[components.length];
        for (var i = 0; i < components.length; i++) {
            arguments[i] = value(node.get(components[i].getName()), components[i].getGenericType());
        }
        return make(exact, arguments);
    }

    private static Class<?> member(Class<?> family, JsonNode node) {
        var name = node.path(IS).asText();
        return Arrays.stream(family.getPermittedSubclasses())
                .filter(member -> member.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + family + " " + name));
    }

    private static Object make(Class<?> type, @Nullable Object[] arguments) {
        try {
            var types =
                    Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }
}
