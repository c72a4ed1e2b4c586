package dev.slipway.core.compose;

import dev.slipway.core.compose.Yaml.At;
import dev.slipway.core.compose.Yaml.Cover;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// One YAML text to a tree: anchors and merge keys resolved, variables filled in, size, depth and
/// what aliases multiply bounded. One thread.
final class YamlReader {
    private static final int MAX_CHARACTERS = 512 * 1024;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_NODES = 20_000;

    private final String file;
    private final Interpolation interpolation;
    private final Findings findings;
    private int nodes;

    YamlReader(String file, Interpolation interpolation, Findings findings) {
        this.file = file;
        this.interpolation = interpolation;
        this.findings = findings;
    }

    /// The document; empty when there is none or it cannot be read, which is then told.
    Optional<Yaml> read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            findings.error(
                    new At(file, 1, 1),
                    "compose.tooLarge",
                    "The file is larger than " + MAX_CHARACTERS / 1024 + " KiB.",
                    "");
            return Optional.empty();
        }
        try {
            var settings =
                    LoadSettings.builder()
                            .setLabel(file)
                            .setSchema(new FailsafeSchema())
                            .setMaxAliasesForCollections(MAX_NODES)
                            .build();
            checkDepth(new Parse(settings).parseString(text));
            return new Compose(settings).composeString(text).map(node -> tree(node, 0));
        } catch (Refused refused) {
            findings.error(refused.at, refused.code, refused.summary, "");
        } catch (MarkedYamlEngineException e) {
            var problem = e.getProblem() == null ? "it cannot be read" : e.getProblem();
            findings.error(
                    at(e.getProblemMark().or(e::getContextMark)),
                    "compose.syntax",
                    "This is not YAML: " + problem + ".",
                    "Look at the indentation and the quotes here and one line above.");
        } catch (YamlEngineException e) {
            findings.error(
                    new At(file, 1, 1),
                    "compose.syntax",
                    "This is not YAML: " + e.getMessage() + ".",
                    "");
        }
        return Optional.empty();
    }

    /// Before anything recursive sees the text.
    private void checkDepth(Iterable<Event> events) {
        var depth = 0;
        for (var event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {
                    // scalars and borders do not nest
                }
            }
            if (depth > MAX_DEPTH) {
                throw tooDeep(at(event.getStartMark()));
            }
        }
    }

    private Yaml tree(Node node, int depth) {
        var at = at(node.getStartMark());
        if (depth > MAX_DEPTH) {
            throw tooDeep(at);
        }
        if (++nodes > MAX_NODES) {
            throw new Refused(
                    at,
                    "compose.tooLarge",
                    "The file has more than "
                            + MAX_NODES
                            + " values once its anchors are put in place.");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, at);
            case SequenceNode sequence ->
                    new Yaml.Sequence(
                            sequence.getValue().stream().map(n -> tree(n, depth + 1)).toList(),
                            at,
                            cover(node, at));
            case MappingNode mapping -> mapping(mapping, at, depth);
            default ->
                    throw new Refused(at, "compose.syntax", "An alias that leads to nothing here.");
        };
    }

    private Yaml scalar(ScalarNode node, At at) {
        var isNull =
                node.getScalarStyle() == ScalarStyle.PLAIN
                        && List.of("", "~", "null", "Null", "NULL").contains(node.getValue());
        var text = isNull ? "" : interpolation.fill(SecretMark.cleaned(node.getValue()), at);
        return new Yaml.Scalar(text, isNull, at, cover(node, at));
    }

    private Yaml mapping(MappingNode node, At at, int depth) {
        Map<String, Yaml.Entry> own = new LinkedHashMap<>();
        Map<String, Yaml.Entry> inherited = new LinkedHashMap<>();
        for (var tuple : node.getValue()) {
            var keyAt = at(tuple.getKeyNode().getStartMark());
            var key = key(tuple, keyAt);
            var value = tree(tuple.getValueNode(), depth + 1);
            if (key.equals("<<")) {
                inherit(value, inherited);
            } else if (own.putIfAbsent(key, new Yaml.Entry(keyAt, value)) != null) {
                findings.error(keyAt, "compose.duplicateKey", "\"" + key + "\" is here twice.", "");
            }
        }
        inherited.forEach(own::putIfAbsent);
        return new Yaml.Mapping(own, at, cover(node, at));
    }

    private String key(NodeTuple tuple, At at) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new Refused(at, "compose.syntax", "A key has to be a word.");
    }

    /// What `<<` brings: of several mappings the first that has a key counts.
    private void inherit(Yaml value, Map<String, Yaml.Entry> inherited) {
        switch (value) {
            case Yaml.Mapping mapping -> mapping.entries().forEach(inherited::putIfAbsent);
            case Yaml.Sequence sequence ->
                    sequence.items().forEach(item -> inherit(item, inherited));
            case Yaml.Scalar scalar ->
                    findings.error(
                            scalar.at(), "compose.syntax", "<< takes a mapping or several.", "");
        }
    }

    private Cover cover(Node node, At at) {
        var tag = node.getTag().getValue();
        if (tag.equals("!reset")) {
            return Cover.RESET;
        }
        if (tag.equals("!override")) {
            return Cover.OVERRIDE;
        }
        if (!tag.startsWith("tag:yaml.org,2002:") && !tag.equals("!")) {
            findings.error(
                    at,
                    "unsupported.compose.tag",
                    "The tag " + tag + " is not supported.",
                    "Only !reset and !override are, as in Compose.");
        }
        return Cover.MERGE;
    }

    private At at(Optional<Mark> mark) {
        return mark.map(m -> new At(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new At(file, 1, 1));
    }

    private static Refused tooDeep(At at) {
        return new Refused(
                at, "compose.tooDeep", "The file nests deeper than " + MAX_DEPTH + " levels.");
    }

    private static final class Refused extends RuntimeException {
        private final At at;
        private final String code;
        private final String summary;

        Refused(At at, String code, String summary) {
            super(summary);
            this.at = at;
            this.code = code;
            this.summary = summary;
        }
    }
}
