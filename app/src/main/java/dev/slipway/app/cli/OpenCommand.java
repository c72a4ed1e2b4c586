package dev.slipway.app.cli;

import dev.slipway.app.shell.Address;
import dev.slipway.core.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway open`: the window, at a page; a window that is open already goes there.
@Command(
        name = "open",
        description = "Open the window, at an address like slipway://project/shop/run/42.")
final class OpenCommand extends BaseCommand {
    @Parameters(
            paramLabel = "ADDRESS",
            arity = "0..1",
            description = "the page; an address only navigates, it never acts")
    @Nullable String address;

    @Option(
            names = "--minimised",
            description = "begin in the tray, or minimised where there is none")
    boolean minimised;

    private final SlipwayCommand root;

    OpenCommand(SlipwayCommand root) {
        super(root);
        this.root = root;
    }

    @Override
    public Integer call() {
        root.window(page(), minimised);
        return OK;
    }

    private Optional<Address> page() {
        if (address == null || address.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                Address.parse(address)
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        "usage",
                                        "`" + address + "` is no address of a page.",
                                        "One looks like slipway://project/shop/run/42.")));
    }
}
