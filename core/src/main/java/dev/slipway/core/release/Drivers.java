package dev.slipway.core.release;

import dev.slipway.core.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Makes sure that somebody drives: this process, or one of its own that outlives it. Safe from any
/// thread.
final class Drivers {
    private static final Duration TAKE_OVER = Duration.ofSeconds(2);
    private static final Duration TRY_AGAIN = Duration.ofMillis(20);

    private final ReleasePorts ports;
    private final AtomicReference<@Nullable Driver> mine = new AtomicReference<>();

    Drivers(ReleasePorts ports) {
        this.ports = ports;
    }

    Optional<String> drivenBy() {
        return DriverLease.holder(ports.home());
    }

    boolean drive() throws InterruptedException {
        var driver = new Driver(ports);
        mine.compareAndSet(null, driver);
        try {
            return driveSoon(driver);
        } finally {
            mine.compareAndSet(driver, null);
        }
    }

    // The lease may still be with one that has seen nothing more to do and is just ending.
    private boolean driveSoon(Driver driver) throws InterruptedException {
        var end = ports.timer().nanoTime() + TAKE_OVER.toNanos();
        while (!driver.drive()) {
            if (DriverSocket.ring(ports.home()) || ports.timer().nanoTime() > end) {
                return false;
            }
            ports.timer().pause(TRY_AGAIN);
        }
        return true;
    }

    /// Wakes whoever drives.
    void ring() {
        var own = mine.get();
        if (own != null) {
            own.ring();
        }
        DriverSocket.ring(ports.home());
    }

    void ensureDriven() {
        if (ports.releases().unfinished().isEmpty() || DriverSocket.ring(ports.home())) {
            return;
        }
        if (ports.driveCommand().isEmpty()) {
            Thread.ofVirtual().name("driver").start(this::driveHere);
        } else {
            startOwnSession();
        }
    }

    private void driveHere() {
        try {
            drive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startOwnSession() {
        var command = new ArrayList<String>();
        setsid().ifPresent(command::add);
        command.addAll(ports.driveCommand());
        var log = ports.home().folder().resolve("drive.log").toFile();
        try {
            new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw ProblemException.outside(
                    "driver.start",
                    "The process that carries releases on cannot be started: "
                            + e.getMessage()
                            + ".",
                    "Nothing is lost: `slipway drive` goes on with what is live.",
                    e);
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    // A session of its own outlives the terminal that the verb was typed into.
    private static Optional<String> setsid() {
        return List.of("/usr/bin/setsid", "/bin/setsid").stream()
                .filter(path -> new File(path).canExecute())
                .findFirst();
    }
}
