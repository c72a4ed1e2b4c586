package dev.slipway.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// An event as lines of the log file: time, level, thread, where, what. Written by hand since
/// Logback's patterns cost each call of the command line more than its work.
final class LogLine extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};
    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var text = new StringBuilder(200);
        time.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), text);
        text.append(' ').append(event.getLevel());
        text.append(" [").append(event.getThreadName()).append("] ");
        text.append(event.getLoggerName()).append(' ').append(event.getFormattedMessage());
        text.append(System.lineSeparator());
        if (event.getThrowableProxy() != null) {
            text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
