package dev.slipway.core.adapter.simulated;

import dev.slipway.core.engine.ContainerSpec;
import dev.slipway.core.engine.Execs.Command;
import dev.slipway.core.engine.Execs.OutputSink;
import dev.slipway.core.engine.Execs.Running;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// A command in a simulated container: both what the program and what its caller see of it.
final class SimulatedExec implements Running, Program.Call {
    private final SimulatedContainer container;
    private final Command command;
    private final OutputSink output;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Consumer<byte[]> reader = bytes -> {};
    private volatile int exitCode;

    SimulatedExec(SimulatedContainer container, Command command, OutputSink output) {
        this.container = container;
        this.command = command;
        this.output = output;
    }

    @Override
    public ContainerSpec container() {
        return container.spec;
    }

    @Override
    public Command command() {
        return command;
    }

    @Override
    public SimulatedFiles files() {
        return container.files;
    }

    @Override
    public void out(String text) {
        output.bytes(false, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void err(String text) {
        output.bytes(true, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void onInput(Consumer<byte[]> newReader) {
        reader = newReader;
    }

    @Override
    public synchronized void exit(int code) {
        if (ended.getCount() > 0) {
            exitCode = code;
            ended.countDown();
        }
    }

    @Override
    public OutputStream stdin() {
        if (!command.stdin()) {
            throw new IllegalStateException("The command was started without standard input");
        }
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                if (ended.getCount() == 0) {
                    throw new IOException("The command no longer reads");
                }
                reader.accept(Arrays.copyOfRange(bytes, from, from + count));
            }
        };
    }

    @Override
    public int await() throws InterruptedException {
        ended.await();
        return exitCode;
    }

    @Override
    public void close() {}
}
