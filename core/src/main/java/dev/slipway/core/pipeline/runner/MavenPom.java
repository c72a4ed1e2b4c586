package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Position;
import dev.slipway.core.pipeline.script.HostObject;
import dev.slipway.core.pipeline.script.ScriptException;
import dev.slipway.core.pipeline.script.StepCall;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// What `readMavenPom` gives: the file as it is written, nothing resolved. Hostile XML is read
/// without entities.
///
/// @param values texts, lists of modules and dependencies, and maps
record MavenPom(Map<String, Object> values) implements HostObject {
    private static final int DEEPEST = 100;

    static MavenPom of(byte[] bytes) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (reader.hasNext() && !reader.isStartElement()) {
                reader.next();
            }
            return new MavenPom(pom(element(reader, 0)));
        } catch (XMLStreamException e) {
            throw StepFailure.failure("not a pom.xml: " + e.getMessage());
        }
    }

    /// A text, a map, or a list where the same name stands twice.
    private static Object element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw StepFailure.failure("not a pom.xml: it is nested too deep");
        }
        var text = new StringBuilder();
        var children = new LinkedHashMap<String, List<Object>>();
        for (var event = reader.next(); !reader.isEndElement(); event = reader.next()) {
            if (reader.isStartElement()) {
                var name = reader.getLocalName();
                children.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(element(reader, depth + 1));
            } else if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA) {
                text.append(reader.getText());
            }
        }
        if (children.isEmpty()) {
            return text.toString().strip();
        }
        var map = new LinkedHashMap<String, Object>();
        children.forEach(
                (name, all) -> map.put(name, all.size() == 1 ? all.getFirst() : List.copyOf(all)));
        return map;
    }

    private static Map<String, Object> pom(Object root) {
        var values = new LinkedHashMap<String, Object>();
        if (root instanceof Map<?, ?> map) {
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
        values.putIfAbsent("packaging", "jar");
        values.put("modules", listed(values.get("modules"), "module"));
        values.put("dependencies", listed(values.get("dependencies"), "dependency"));
        if (!(values.get("properties") instanceof Map<?, ?>)) {
            values.put("properties", Map.of());
        }
        return values;
    }

    private static Object listed(@Nullable Object value, String name) {
        var inner = value instanceof Map<?, ?> map ? map.get(name) : null;
        return switch (inner) {
            case null -> List.of();
            case List<?> list -> list;
            default -> List.of(inner);
        };
    }

    @Override
    public String words() {
        return "a Maven project";
    }

    @Override
    public @Nullable Object property(String name, Position at) {
        return values.get(name);
    }

    @Override
    public @Nullable Object call(StepCall call) {
        var name = call.name();
        if (name.startsWith("get") && name.length() > 3 && call.arguments().isEmpty()) {
            return values.get(Character.toLowerCase(name.charAt(3)) + name.substring(4));
        }
        throw new ScriptException(words() + " has no `" + name + "()`", call.position());
    }
}
