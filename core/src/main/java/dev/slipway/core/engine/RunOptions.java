package dev.slipway.core.engine;

import java.util.List;
import java.util.Map;

/// How a container runs, beside what runs in it. Empty text and 0 = the engine's own choice.
///
/// @param hostname its own name for itself · tty, openStdin a terminal and an open input
/// @param readOnly its root file system cannot be written to
public record RunOptions(
        String hostname,
        boolean tty,
        boolean openStdin,
        boolean readOnly,
        Rights rights,
        Limits limits,
        Dns dns,
        Logging logging) {

    public static final RunOptions DEFAULT =
            new RunOptions(
                    "",
                    false,
                    false,
                    false,
                    Rights.NONE,
                    Limits.NONE,
                    Dns.DEFAULT,
                    Logging.DEFAULT);

    /// What it may do beyond, or less than, a plain container.
    ///
    /// @param devices `HOST:CONTAINER:rwm` · pid, ipc, uts, userns `host`, or empty for its own
    public record Rights(
            boolean privileged,
            List<String> capAdd,
            List<String> capDrop,
            List<String> securityOpt,
            List<String> groupAdd,
            List<String> devices,
            Map<String, String> sysctls,
            String pid,
            String ipc,
            String uts,
            String userns) {
        public static final Rights NONE =
                new Rights(
                        false, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), "",
                        "", "", "");

        public Rights {
            capAdd = List.copyOf(capAdd);
            capDrop = List.copyOf(capDrop);
            securityOpt = List.copyOf(securityOpt);
            groupAdd = List.copyOf(groupAdd);
            devices = List.copyOf(devices);
            sysctls = Map.copyOf(sysctls);
        }
    }

    /// @param shmBytes of /dev/shm · pids processes at most · memoryReservation bytes, softly
    /// @param swapBytes memory and swap together, -1 = any · cpuShares relative weight
    public record Limits(
            long shmBytes,
            long pids,
            long memoryReservation,
            long swapBytes,
            int cpuShares,
            String cpuset,
            int oomScore,
            Map<String, Ulimit> ulimits) {
        public static final Limits NONE = new Limits(0, 0, 0, 0, 0, "", 0, Map.of());

        public Limits {
            ulimits = Map.copyOf(ulimits);
        }
    }

    public record Ulimit(long soft, long hard) {}

    public record Dns(List<String> servers, List<String> search, List<String> options) {
        public static final Dns DEFAULT = new Dns(List.of(), List.of(), List.of());

        public Dns {
            servers = List.copyOf(servers);
            search = List.copyOf(search);
            options = List.copyOf(options);
        }
    }

    /// @param driver empty = the engine's
    public record Logging(String driver, Map<String, String> options) {
        public static final Logging DEFAULT = new Logging("", Map.of());

        public Logging {
            options = Map.copyOf(options);
        }
    }
}
