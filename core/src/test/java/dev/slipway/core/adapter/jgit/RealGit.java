package dev.slipway.core.adapter.jgit;

import dev.slipway.core.contract.SourceRepositoryContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A folder in which the machine's own git works, without the configuration of whoever runs the
/// tests.
final class RealGit implements SourceRepositoryContract.UsersFolder {
    private final Path folder;

    RealGit(Path folder) {
        this.folder = folder;
    }

    static RealGit init(Path folder) {
        var git = new RealGit(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git.run("init", "-q", "-b", "main");
        return git;
    }

    Path folder() {
        return folder;
    }

    /// What it wrote to both outputs; fails if git did.
    String run(String... arguments) {
        var command =
                new ArrayList<>(
                        List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org"));
        command.addAll(List.of(arguments));
        return execute(folder, command);
    }

    static String execute(Path folder, List<String> command) {
        try {
            var builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void write(String path, String text) {
        try {
            var file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String location() {
        return folder.toString();
    }

    @Override
    public void commit(String branch, String message, Map<String, String> files) {
        if (!run("branch", "--show-current").strip().equals(branch)) {
            run("checkout", "-q", "-B", branch);
        }
        files.forEach(this::write);
        run("add", "-A");
        run("commit", "-q", "-m", message);
    }

    @Override
    public void tag(String name) {
        run("tag", "-a", "-m", "tagged", name);
    }

    @Override
    public void deleteBranch(String name) {
        run("branch", "-q", "-D", name);
    }

    @Override
    public void checkOut(String branch) {
        run("checkout", "-q", branch);
    }

    @Override
    public void change() {
        write("a.txt", "changed and not committed\n");
    }
}
