package dev.slipway.core.engine;

/// One container engine with all its ports. Closing it ends its connections.
public interface Engine extends AutoCloseable {

    /// Asks the engine who it is. Problem `engine.unreachable` with the cause and the fix.
    Info info();

    Containers containers();

    Execs execs();

    Images images();

    Networks networks();

    Volumes volumes();

    Builds builds();

    /// Address as Docker spells it: `unix:///var/run/docker.sock`.
    String endpoint();

    @Override
    void close();

    /// @param apiVersion used between us · maxApiVersion the engine's newest
    record Info(
            String name,
            String version,
            String apiVersion,
            String maxApiVersion,
            String os,
            String architecture,
            int cpus,
            long memoryBytes) {}
}
