package dev.slipway.core.adapter.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.engine.RunOptions;
import java.util.List;

/// The rarer options of a container as the engine's JSON has them; what is left to the engine is
/// left out.
final class RunOptionsJson {
    private RunOptionsJson() {}

    static void body(ObjectNode body, RunOptions options) {
        text(body, "Hostname", options.hostname());
        body.put("Tty", options.tty());
        body.put("OpenStdin", options.openStdin());
    }

    static void host(ObjectNode host, RunOptions options) {
        host.put("ReadonlyRootfs", options.readOnly());
        rights(host, options.rights());
        limits(host, options.limits());
        list(host, "Dns", options.dns().servers());
        list(host, "DnsSearch", options.dns().search());
        list(host, "DnsOptions", options.dns().options());
        if (!options.logging().driver().isEmpty()) {
            var log = host.putObject("LogConfig").put("Type", options.logging().driver());
            ContainerJson.put(log.putObject("Config"), options.logging().options());
        }
    }

    private static void rights(ObjectNode host, RunOptions.Rights rights) {
        if (rights.privileged()) {
            host.put("Privileged", true);
        }
        list(host, "CapAdd", rights.capAdd());
        list(host, "CapDrop", rights.capDrop());
        list(host, "SecurityOpt", rights.securityOpt());
        list(host, "GroupAdd", rights.groupAdd());
        text(host, "PidMode", rights.pid());
        text(host, "IpcMode", rights.ipc());
        text(host, "UTSMode", rights.uts());
        text(host, "UsernsMode", rights.userns());
        if (!rights.sysctls().isEmpty()) {
            ContainerJson.put(host.putObject("Sysctls"), rights.sysctls());
        }
        if (!rights.devices().isEmpty()) {
            var devices = host.putArray("Devices");
            for (var device : rights.devices()) {
                var parts = device.split(":", -1);
                devices.addObject()
                        .put("PathOnHost", parts[0])
                        .put("PathInContainer", parts.length > 1 ? parts[1] : parts[0])
                        .put("CgroupPermissions", parts.length > 2 ? parts[2] : "rwm");
            }
        }
    }

    private static void limits(ObjectNode host, RunOptions.Limits limits) {
        number(host, "ShmSize", limits.shmBytes());
        number(host, "PidsLimit", limits.pids());
        number(host, "MemoryReservation", limits.memoryReservation());
        number(host, "MemorySwap", limits.swapBytes());
        number(host, "CpuShares", limits.cpuShares());
        number(host, "OomScoreAdj", limits.oomScore());
        text(host, "CpusetCpus", limits.cpuset());
        if (!limits.ulimits().isEmpty()) {
            var all = host.putArray("Ulimits");
            limits.ulimits()
                    .forEach((name, limit) ->
                            all.addObject()
                                    .put("Name", name)
                                    .put("Soft", limit.soft())
                                    .put("Hard", limit.hard()));
        }
    }

    private static void text(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static void number(ObjectNode node, String name, long value) {
        if (value != 0) {
            node.put(name, value);
        }
    }

    private static void list(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty()) {
            ContainerJson.strings(node, name, values);
        }
    }
}
