package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// The JSON objects that an engine sends one after the other while it works.
final class JsonItems {
    private JsonItems() {}

    /// Reads to the end; what the consumer throws ends it. Closes the stream.
    static void forEach(InputStream in, Consumer<JsonNode> consumer) throws IOException {
        try (MappingIterator<JsonNode> items =
                DockerHttp.json().readerFor(JsonNode.class).readValues(in)) {
            while (items.hasNextValue()) {
                consumer.accept(items.nextValue());
            }
        }
    }
}
