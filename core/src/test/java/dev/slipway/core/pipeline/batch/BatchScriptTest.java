package dev.slipway.core.pipeline.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Batch scripts do on Linux what they say, or are refused.
class BatchScriptTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '~',
            value = {
                "mvn clean package -DskipTests → mvn clean package -DskipTests || exit $?",
                "@call npm ci → npm ci",
                "python.exe ..\\a\\Setup.py → python ../a/Setup.py",
                "docker build -t %IMAGE%:%BUILD_NUMBER% . → docker build -t ${IMAGE-}:${BUILD_NUMBER-} .",
                ".\\gradlew.bat test → sh ./gradlew test",
                "mvnw.cmd -B verify → sh ./mvnw -B verify",
                "javac -cp .;junit.jar;ham.jar *.java → javac -cp .:junit.jar:ham.jar *.java",
                "rmdir /S /Q build → rm -rf build",
                "mkdir reports 2>nul || echo there → { [ ! -e reports ] && mkdir -p reports; } 2>/dev/null || printf '%s\\n' ~there~",
                "if not exist \"deploy\" mkdir \"deploy\" → if ! [ -e \"deploy\" ]; then { [ ! -e \"deploy\" ] && mkdir -p \"deploy\"; }; fi",
                "dotnet test --no-build && git status & git log → dotnet test --no-build && git status; git log",
                "set A=b c → export A=~b c~",
                "exit /b 3 → exit 3"
            })
    void plainLinesMeanTheSame(String batch, String shell) {
        var told = BatchScript.of(batch);
        assertThat(told.refusal()).isEmpty();
        assertThat(told.shell().strip()).isEqualTo("set +e\n" + shell.replace('~', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rmdir /S /Q \"C:\\Program Files\\x\"",
                "for %%f in (*.txt) do echo %%f",
                "goto end",
                ":end",
                "if exist a (",
                "taskkill /F /IM java.exe",
                "echo %DATE%",
                "echo %A:~0,3%",
                "call %~dp0build.bat",
                ".\\tools\\deploy.exe x",
                "del /S *.log",
                "powershell -Command x",
                "xcopy /E a b",
                "setlocal enabledelayedexpansion",
                "docker \"half"
            })
    void whatMeansNothingOnLinuxIsRefused(String batch) {
        var told = BatchScript.of("echo first\n" + batch);
        assertThat(told.refusal()).get().extracting(BatchScript.Refusal::line).isEqualTo(2);
        assertThat(told.shell()).isEmpty();
    }

    @Test
    void aScriptIsRunAsWindowsWouldRunIt() throws IOException, InterruptedException {
        var said =
                run(
                        """
                        @echo off
                        rem a comment
                        set "WHO=a $HOME user's"
                        echo Hello, %WHO% & echo 'quoted' "too" ^& 100%%
                        mkdir deep\\er
                        echo one> deep\\er\\a.txt
                        copy deep\\er\\a.txt b.txt
                        type b.txt
                        not-there 2>nul
                        if %ERRORLEVEL% neq 0 echo went wrong, goes on
                        if exist b.txt del b.txt
                        if not exist b.txt echo gone
                        cd deep ^
                            && dir er >nul
                        exit /b 7
                        echo never
                        """);
        assertThat(said)
                .isEqualTo(
                        """
                        Hello, a $HOME user's
                        'quoted' "too" & 100%
                        one
                        went wrong, goes on
                        gone
                        status 7
                        """);
    }

    private String run(String batch) throws IOException, InterruptedException {
        var told = BatchScript.of(batch);
        assertThat(told.refusal()).isEmpty();
        var process =
                new ProcessBuilder("sh", "-ec", told.shell())
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(Files.exists(folder.resolve("deep/er/a.txt"))).isTrue();
        return said
                + Map.of("status", process.waitFor())
                        .toString()
                        .replaceAll("[{}]", "")
                        .replace('=', ' ')
                + "\n";
    }
}
