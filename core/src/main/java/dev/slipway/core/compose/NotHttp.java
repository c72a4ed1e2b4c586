package dev.slipway.core.compose;

import java.util.Map;
import java.util.Optional;

/// Ports that other things than HTTP are usually found at.
final class NotHttp {
    private static final Map<Integer, String> PORTS =
            Map.ofEntries(
                    Map.entry(22, "SSH"),
                    Map.entry(25, "SMTP"),
                    Map.entry(53, "DNS"),
                    Map.entry(1433, "SQL Server"),
                    Map.entry(1521, "Oracle"),
                    Map.entry(1883, "MQTT"),
                    Map.entry(3306, "MySQL"),
                    Map.entry(4222, "NATS"),
                    Map.entry(5432, "PostgreSQL"),
                    Map.entry(5672, "AMQP"),
                    Map.entry(6379, "Redis"),
                    Map.entry(9092, "Kafka"),
                    Map.entry(11_211, "memcached"),
                    Map.entry(27_017, "MongoDB"));

    private NotHttp() {}

    static Optional<String> usedBy(int port) {
        return Optional.ofNullable(PORTS.get(port));
    }
}
