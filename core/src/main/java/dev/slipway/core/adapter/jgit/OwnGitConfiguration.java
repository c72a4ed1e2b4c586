package dev.slipway.core.adapter.jgit;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// What JGit learns of this machine: no configuration of the user or the system, no GIT_* variables
/// but GIT_SSH, which names a program to use in place of our own secure shell. Set once per
/// process, before JGit is used.
final class OwnGitConfiguration extends SystemReader {
    private static final SystemReader MACHINE = SystemReader.getInstance();
    private static final OwnGitConfiguration OURS = new OwnGitConfiguration();

    private final NothingSet nothingSet = new NothingSet();

    private OwnGitConfiguration() {
        setPlatformChecker();
    }

    static void install() {
        if (SystemReader.getInstance() != OURS) {
            SystemReader.setInstance(OURS);
        }
    }

    @Override
    public String getHostname() {
        return MACHINE.getHostname();
    }

    @Override
    @SuppressWarnings("NullAway") // JGit's method may answer null
    public @Nullable String getenv(String variable) {
        var value = MACHINE.getenv(variable);
        return variable.startsWith("GIT_") && !variable.equals("GIT_SSH") ? null : value;
    }

    @Override
    @SuppressWarnings("NullAway") // JGit's method may answer null
    public @Nullable String getProperty(String key) {
        return MACHINE.getProperty(key);
    }

    @Override
    public StoredConfig getUserConfig() {
        return nothingSet;
    }

    @Override
    public StoredConfig getJGitConfig() {
        return nothingSet;
    }

    @Override
    public StoredConfig getSystemConfig() {
        return nothingSet;
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return nothingSet;
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return nothingSet;
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return nothingSet;
    }

    @Override
    @SuppressWarnings("NullAway") // JGit asks for null where there is none
    public @Nullable Path getXdgConfigDirectory(FS fs) {
        return null;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in JGit
    public long getCurrentTime() {
        return MACHINE.getCurrentTime();
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in JGit
    public int getTimezone(long when) {
        return MACHINE.getTimezone(when);
    }

    /// An empty configuration without a file. It answers how exact the file system's times are,
    /// which JGit would otherwise measure by writing probe files, into the user's repository too.
    private static final class NothingSet extends FileBasedConfig {
        private static final long EXACT_TO_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

        @SuppressWarnings("NullAway") // JGit's own way of saying: no file
        NothingSet() {
            super(null, (File) null, FS.DETECTED);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public long getTimeUnit(
                String section,
                @Nullable String subsection,
                String name,
                long defaultValue,
                TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(EXACT_TO_NANOS, TimeUnit.NANOSECONDS)
                    : defaultValue;
        }
    }
}
