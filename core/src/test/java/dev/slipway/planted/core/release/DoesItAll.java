package dev.slipway.planted.core.release;

import dev.slipway.core.adapter.simulated.SimulatedRunStore;
import groovy.lang.GroovyShell;
import java.awt.Point;
import java.sql.Connection;

/// Breaks "features speak to ports", "no window", "java.sql in one place", "no Groovy runs",
/// "nobody sleeps" and "nobody prints".
final class DoesItAll {
    final SimulatedRunStore store = new SimulatedRunStore();

    Object shell(Connection connection, Point point) throws InterruptedException {
        Thread.sleep(1);
        System.out.println(connection + " " + point);
        return new GroovyShell();
    }
}
