package dev.slipway.core.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Users: some workers that send GET requests one after the other, over connections that are kept
/// or that are new for each request. Every request is counted: by what its answer said, or as
/// failed with the reason. Nothing is sent twice, so nothing is hidden.
public final class LoadGenerator implements AutoCloseable {
    private final int port;
    private final boolean keepAlive;
    private final AtomicLong left;
    private final LongAdder sent = new LongAdder();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean isStopped;

    /// @param answers requests by the first line of the answer's body
    /// @param failures failed requests by reason
    public record Result(long requests, Map<String, Long> answers, Map<String, Long> failures) {
        public long failed() {
            return failures.values().stream().mapToLong(Long::longValue).sum();
        }

        public long answered(String body) {
            return answers.getOrDefault(body, 0L);
        }
    }

    private LoadGenerator(int port, boolean keepAlive, long most) {
        this.port = port;
        this.keepAlive = keepAlive;
        this.left = new AtomicLong(most);
    }

    /// Starts sending to 127.0.0.1; ends by itself after `most` requests.
    public static LoadGenerator start(int port, int workers, boolean keepAlive, long most) {
        var load = new LoadGenerator(port, keepAlive, most);
        for (var worker = 0; worker < workers; worker++) {
            load.workers.add(Thread.ofPlatform().name("load-" + worker).start(load::work));
        }
        return load;
    }

    /// Sends so many requests and waits for the last answer.
    public static Result run(int port, int workers, boolean keepAlive, long requests)
            throws InterruptedException {
        var load = start(port, workers, keepAlive, requests);
        for (var worker : load.workers) {
            worker.join();
        }
        return load.result();
    }

    public long sent() {
        return sent.sum();
    }

    /// Lets requests under way end, sends no more.
    public Result stop() throws InterruptedException {
        isStopped = true;
        for (var worker : workers) {
            worker.join();
        }
        return result();
    }

    @Override
    public void close() {
        isStopped = true;
    }

    private void work() {
        try (var user = new User(port, keepAlive)) {
            while (!isStopped && left.getAndDecrement() > 0) {
                sent.increment();
                try {
                    var answer = user.get();
                    var isGood = answer.status() >= 200 && answer.status() < 300;
                    count(
                            isGood ? answers : failures,
                            isGood ? answer.firstLine() : "status " + answer.status());
                } catch (IOException e) {
                    count(failures, e.getClass().getSimpleName() + ": " + e.getMessage());
                    user.close();
                }
            }
        }
    }

    private static void count(Map<String, LongAdder> where, String what) {
        where.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    private Result result() {
        return new Result(sent.sum(), sums(answers), sums(failures));
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new ConcurrentHashMap<>();
        counts.forEach((what, count) -> sums.put(what, count.sum()));
        return Map.copyOf(sums);
    }
}
