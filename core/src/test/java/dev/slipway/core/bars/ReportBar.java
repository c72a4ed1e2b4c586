package dev.slipway.core.bars;

import dev.slipway.core.pipeline.report.ReportReader;
import dev.slipway.core.time.Timer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/// Bar: reading a JUnit report of 100,000 cases and 100 MB against a bare StAX scan of the same
/// file, interleaved; the heap is what `-Xmx` of this process allows. Arguments: rounds.
public final class ReportBar {
    private static final int CASES = 100_000;
    private static final double LIMIT = 2.0;

    private ReportBar() {}

    public static void main(String[] arguments) throws IOException, XMLStreamException {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        System.exit(isHeld(rounds) ? 0 : 1);
    }

    /// The file is gone before the process ends: an exit passes by what is to be done finally.
    private static boolean isHeld(int rounds) throws IOException, XMLStreamException {
        var file = Files.createTempFile("report-bar", ".xml");
        try {
            write(file);
            return measure(file, rounds);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static boolean measure(Path file, int rounds) throws IOException, XMLStreamException {
        var bare = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        var heap = 0L;
        for (var round = 0; round <= rounds; round++) {
            var from = Timer.system().nanoTime();
            scan(file);
            var between = Timer.system().nanoTime();
            heap = Math.max(heap, read(file));
            var end = Timer.system().nanoTime();
            if (round > 0) {
                bare.add((between - from) / 1e6);
                ours.add((end - between) / 1e6);
            }
        }
        var ratio = median(ours) / median(bare);
        System.out.printf(
                Locale.ROOT,
                "bar junit-xml %.2fx slipway=%.0fms stax=%.0fms limit=%.1fx cases=%d size=%dMB"
                        + " heap-max=%dMB held-after=%dMB rounds=%d%n",
                ratio,
                median(ours),
                median(bare),
                LIMIT,
                CASES,
                Files.size(file) >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                heap >> 20,
                rounds);
        return ratio <= LIMIT;
    }

    private static void scan(Path file) throws IOException, XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        var count = 0;
        try (var in = open(file)) {
            var xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                count += xml.next() == javax.xml.stream.XMLStreamConstants.START_ELEMENT ? 1 : 0;
            }
        }
        if (count < CASES) {
            throw new IllegalStateException("the scan saw " + count);
        }
    }

    private static long read(Path file) throws IOException {
        try (var in = open(file)) {
            var report = new ReportReader().read("Test", in);
            if (report.cases().size() != CASES || !report.problem().isEmpty()) {
                throw new IllegalStateException(
                        report.cases().size() + " cases. " + report.problem());
            }
            var runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
    }

    /// One of twenty fails, with a trace; the others say something of half a kilobyte to a whole.
    private static void write(Path file) throws IOException {
        var trace =
                "java.lang.AssertionError: expected: &lt;3&gt; but was: &lt;2&gt;\n"
                        + "\tat shop.cart.CartTest.rounds(CartTest.java:123)\n".repeat(60);
        var said = "2026-11-22 10:00:00 INFO cart the order was taken, é &amp; more\n".repeat(13);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("<?xml version='1.0' encoding='UTF-8'?>\n<testsuites>\n");
            for (var i = 0; i < CASES; i++) {
                if (i % 100 == 0) {
                    out.write(i == 0 ? "" : "</testsuite>\n");
                    out.write("<testsuite name='shop.cart.Suite" + i / 100 + "' tests='100'>\n");
                }
                out.write("<testcase classname='shop.cart.Suite" + i / 100 + "' name='case" + i);
                out.write(
                        i % 20 == 0
                                ? "' time='0.25'><failure message='expected: &lt;3>'>"
                                        + trace
                                        + "</failure></testcase>\n"
                                : "' time='0.001'><system-out>"
                                        + said
                                        + "</system-out></testcase>\n");
            }
            out.write("</testsuite>\n</testsuites>\n");
        }
    }

    private static double median(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
