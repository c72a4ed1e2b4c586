package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.util.function.Consumer;

/// The JSON objects that an engine sends one after the other while it works. For one thread.
final class JsonItems implements AutoCloseable {
    private final DockerStream stream;
    private final DockerEndpoint endpoint;

    private JsonItems(DockerStream stream, DockerEndpoint endpoint) {
        this.stream = stream;
        this.endpoint = endpoint;
    }

    static JsonItems of(DockerStream stream, DockerEndpoint endpoint) {
        return new JsonItems(stream, endpoint);
    }

    /// Reads to the end; what the consumer throws ends it.
    void forEach(Consumer<JsonNode> consumer) {
        try (MappingIterator<JsonNode> items =
                DockerHttp.json().readerFor(JsonNode.class).readValues(stream.body())) {
            while (items.hasNextValue()) {
                consumer.accept(items.nextValue());
            }
        } catch (IOException broken) {
            throw DockerProblems.unreachable(endpoint, broken);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
