package dev.slipway.app.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoriesTest {
    @TempDir Path home;

    private Path repository(String path, long seconds) throws IOException {
        var folder = home.resolve(path);
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main");
        var index = Files.createFile(folder.resolve(".git/index"));
        Files.setLastModifiedTime(index, FileTime.fromMillis(seconds * 1000));
        return folder;
    }

    @Test
    void theMostRecentlyUsedComesFirst() throws IOException {
        var old = repository("code/old", 10);
        var fresh = repository("projects/team/fresh", 30);
        repository("code/old/vendor/inner", 99);
        repository("Music/none", 99);

        assertThat(Repositories.recent(home, 8)).containsExactly(fresh, old);
        assertThat(Repositories.recent(home, 1)).containsExactly(fresh);
    }

    @Test
    void aFolderOfRepositoriesMeansThem() throws IOException {
        var one = repository("all/one", 10);
        var two = repository("all/two", 20);

        assertThat(Repositories.in(home.resolve("all"))).containsExactly(two, one);
        assertThat(Repositories.in(one)).containsExactly(one);
        assertThat(Repositories.in(home)).containsExactly(home);
    }
}
