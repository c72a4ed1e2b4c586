package dev.slipway.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slipway's own log: a file in the data folder, three of 5 MB at most, never the terminal. Found
/// by Logback itself, so that nothing is logged anywhere before the data folder is known.
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String OURS = "dev.slipway";
    private static final String FILE = "file";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger(OURS).setLevel(Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// From now on log to `logs/slipway.log` of this data folder. Calling it again changes nothing.
    public static synchronized void to(Path home) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        if (root.getAppender(FILE) == null && !root.iteratorForAppenders().hasNext()) {
            root.addAppender(file(context, home.resolve("logs")));
        }
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path folder) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setName(FILE);
        appender.setContext(context);
        appender.setFile(folder.resolve("slipway.log").toString());
        appender.setEncoder(encoder(context));
        appender.setTriggeringPolicy(at5Megabytes(context));
        var window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(folder.resolve("slipway.%i.log").toString());
        window.setMinIndex(1);
        window.setMaxIndex(2);
        window.start();
        appender.setRollingPolicy(window);
        appender.start();
        return appender;
    }

    private static LogLine encoder(LoggerContext context) {
        var encoder = new LogLine();
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static SizeBasedTriggeringPolicy<ILoggingEvent> at5Megabytes(LoggerContext context) {
        var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        trigger.setContext(context);
        trigger.setMaxFileSize(new FileSize(5 * FileSize.MB_COEFFICIENT));
        trigger.start();
        return trigger;
    }
}
