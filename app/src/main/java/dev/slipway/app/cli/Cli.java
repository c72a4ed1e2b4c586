package dev.slipway.app.cli;

import dev.slipway.app.Logging;
import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import dev.slipway.core.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Entry of the command line: parses, runs one command, turns problems into sentences and exit
/// statuses.
public final class Cli {
    /// The status of a call that a person broke off.
    public static final int INTERRUPTED = 130;

    static {
        // Or Picocli looks for Groovy, finds our parser's, and wakes its whole runtime: a second.
        System.setProperty("picocli.disable.closures", "true");
    }

    private final Console console;
    private final Function<CoreOptions, Core> opener;

    /// @param opener how a core is opened; tests give one with simulated surroundings
    public Cli(Console console, Function<CoreOptions, Core> opener) {
        this.console = console;
        this.opener = opener;
    }

    /// Runs one command and returns the exit status of DESIGN §5.
    public int run(String... arguments) {
        var root = new SlipwayCommand();
        try (var session = new Session(console, () -> open(root))) {
            root.session = session;
            var line = commandLine(root, session, List.of(arguments));
            return line.execute(arguments);
        }
    }

    private Core open(SlipwayCommand root) {
        Logging.to(root.homeFolder());
        return opener.apply(options(root));
    }

    private CommandLine commandLine(SlipwayCommand root, Session session, List<String> arguments) {
        var line = new CommandLine(root, new Commands(root));
        Commands.meantBy(arguments).forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new java.io.PrintWriter(console.out(), true));
        line.setErr(new java.io.PrintWriter(console.err(), true));
        line.setExecutionStrategy(parsed -> {
            session.wantsJson(root.json);
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setParameterExceptionHandler((e, args) -> usage(e, List.of(args)));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, session));
        return line;
    }

    private static CoreOptions options(SlipwayCommand root) {
        return new CoreOptions(root.homeFolder(), ThisProgram.command(root.homeFolder(), "drive"));
    }

    private int usage(ParameterException e, List<String> arguments) {
        var help = e.getCommandLine().getCommandSpec().qualifiedName();
        var sentence = e.getMessage() == null ? "The call is not right." : e.getMessage();
        console.error(
                ProblemException.usage("usage", sentence, "See `" + help + " --help`."),
                arguments.contains("--json"));
        return ProblemException.Kind.USAGE.exitStatus();
    }

    private int failed(Exception e, Session session) {
        if (e instanceof ProblemException problem) {
            console.error(problem, session.json());
            return problem.kind().exitStatus();
        }
        if (e instanceof InterruptedException) {
            return INTERRUPTED;
        }
        LoggerFactory.getLogger(Cli.class).error("A command failed", e);
        console.error(
                ProblemException.outside(
                        "internal",
                        "Slipway made a mistake: " + e,
                        "The details are in the log folder of the data folder; please report them.",
                        e),
                session.json());
        return ProblemException.Kind.OUTSIDE.exitStatus();
    }

    /// The data folder: `--home`, else SLIPWAY_HOME, else the platform's place for application
    /// data.
    static Path defaultHome() {
        var configured = System.getenv("SLIPWAY_HOME");
        return configured != null && !configured.isBlank()
                ? Path.of(configured)
                : ThisProgram.dataFolder();
    }
}
