package dev.slipway.core.pipeline.detect;

import dev.slipway.core.pipeline.agent.DefaultImages.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `pyproject.toml`, `setup.py`, `requirements.txt`, `Pipfile`. Everything is installed into a
/// virtual environment of the workspace, as the agent's user may write nowhere else.
final class Python implements Ecosystem {
    private static final List<String> SIGNS =
            List.of("pyproject.toml", "setup.py", "requirements.txt", "Pipfile");
    private static final List<String> REQUIREMENTS =
            List.of(
                    "requirements.txt",
                    "requirements-dev.txt",
                    "requirements-test.txt",
                    "dev-requirements.txt",
                    "test-requirements.txt");

    @Override
    public Tool tool() {
        return Tool.PYTHON;
    }

    @Override
    public Optional<String> sign(ProjectFiles files) {
        return SIGNS.stream().filter(files::has).findFirst();
    }

    @Override
    public Optional<String> version(ProjectFiles files) {
        return Versions.first(files.text(".python-version"), "^(3\\.\\d{1,2})")
                .or(() -> Versions.first(files.text("runtime.txt"), "^python-(3\\.\\d{1,2})"))
                .or(() ->
                        Versions.first(
                                files.text("Pipfile"),
                                "^python_(?:full_)?version\\s*=\\s*\"(3\\.\\d{1,2})"))
                .or(() -> Versions.toolVersions(files, "python").map(Versions::minor))
                .or(() ->
                        Versions.first(
                                        files.text("pyproject.toml"),
                                        "^(?:requires-python|python)\\s*=\\s*\"([^\"]{1,60})\"")
                                .flatMap(Python::range))
                .filter(version -> version.matches("3\\.\\d{1,2}"));
    }

    // What is bounded above is built with the last version below; what is not, with the newest.
    private static Optional<String> range(String written) {
        var upper = Versions.first(Optional.of(written), "<\\s*3\\.(\\d{1,2})");
        return upper.map(minor -> "3." + Math.max(0, Integer.parseInt(minor) - 1))
                .or(() -> Versions.first(Optional.of(written), "^={2,3}\\s*(3\\.\\d{1,2})"));
    }

    @Override
    public List<Work> stages(ProjectFiles files) {
        var stages = new ArrayList<Work>();
        stages.add(new Ecosystem.Work("Install", install(files), "", ""));
        test(files).ifPresent(stages::add);
        if (files.text("pyproject.toml").orElse("").contains("[build-system]")) {
            stages.add(
                    Work.of("Package", ".venv/bin/pip install build", ".venv/bin/python -m build")
                            .keeping("dist/*"));
        }
        return stages;
    }

    private static List<String> install(ProjectFiles files) {
        var commands = new ArrayList<>(List.of("python -m venv .venv"));
        if (files.has("uv.lock")) {
            commands.add(".venv/bin/pip install uv");
            commands.add(".venv/bin/uv sync --frozen");
        } else if (files.has("poetry.lock")) {
            commands.add(".venv/bin/pip install poetry");
            commands.add("VIRTUAL_ENV=$PWD/.venv .venv/bin/poetry install");
        } else if (files.has("Pipfile")) {
            commands.add(".venv/bin/pip install pipenv");
            commands.add("VIRTUAL_ENV=$PWD/.venv .venv/bin/pipenv install --dev");
        } else {
            REQUIREMENTS.stream()
                    .filter(files::has)
                    .forEach(name -> commands.add(".venv/bin/pip install -r " + name));
            if (files.has("setup.py") || files.has("pyproject.toml")) {
                commands.add(".venv/bin/pip install -e .");
            }
        }
        return commands;
    }

    private static Optional<Work> test(ProjectFiles files) {
        var names = files.names("");
        var hasTests =
                names.stream().anyMatch(name -> name.matches("tests?/|test_.*\\.py|.*_test\\.py"));
        var isPytest =
                files.has("pytest.ini")
                        || files.has("conftest.py")
                        || files.has("tests/conftest.py")
                        || Stream.concat(
                                        Stream.of("pyproject.toml", "tox.ini", "setup.cfg"),
                                        REQUIREMENTS.stream())
                                .anyMatch(name -> files.text(name).orElse("").contains("pytest"));
        if (isPytest) {
            return Optional.of(
                    Work.of(
                                    "Test",
                                    ".venv/bin/pip install pytest",
                                    ".venv/bin/python -m pytest --junitxml=test-reports/pytest.xml")
                            .reporting("test-reports/*.xml"));
        }
        return hasTests
                ? Optional.of(Work.of("Test", ".venv/bin/python -m unittest discover -v"))
                : Optional.empty();
    }
}
