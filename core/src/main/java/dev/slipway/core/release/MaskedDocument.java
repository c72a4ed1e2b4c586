package dev.slipway.core.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.core.problem.ProblemException;
import java.util.function.UnaryOperator;

/// An engine's JSON with secrets made unreadable, text by text, so that no escape hides one. Where
/// the secrets are not to be had, no variable shows its value.
final class MaskedDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HIDDEN = "****";

    private final Belongings belongings;

    MaskedDocument(Belongings belongings) {
        this.belongings = belongings;
    }

    String of(String text) {
        try {
            var root = JSON.readTree(text);
            try {
                replace(root, belongings.mask());
            } catch (ProblemException locked) {
                hideVariables(root.path("Config").path("Env"));
            }
            return root.toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an engine answers in JSON", e);
        }
    }

    private static void replace(JsonNode node, UnaryOperator<String> mask) {
        switch (node) {
            case ObjectNode object ->
                    object.properties()
                            .forEach(field -> {
                                if (field.getValue().isTextual()) {
                                    field.setValue(
                                            TextNode.valueOf(
                                                    mask.apply(field.getValue().asText())));
                                } else {
                                    replace(field.getValue(), mask);
                                }
                            });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i).isTextual()) {
                        array.set(i, mask.apply(array.get(i).asText()));
                    } else {
                        replace(array.get(i), mask);
                    }
                }
            }
            default -> {}
        }
    }

    private static void hideVariables(JsonNode variables) {
        if (variables instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, array.get(i).asText().replaceFirst("=.*(?s)", "=" + HIDDEN));
            }
        }
    }
}
