package dev.slipway.app.cli;

import dev.slipway.app.cli.reference.CommandTree;
import dev.slipway.app.cli.reference.ManPage;
import dev.slipway.app.cli.reference.MarkdownReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway reference`: the manual page and the manual's chapter, for whoever packages Slipway.
@Command(name = "reference", description = "Print the reference of all commands.", hidden = true)
final class ReferenceCommand extends BaseCommand {
    enum Form {
        man,
        markdown
    }

    @Parameters(paramLabel = "FORM", description = "man or markdown")
    @SuppressWarnings("NullAway.Init")
    Form form;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            defaultValue = "",
            description = "the manual page's date")
    String date = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    ReferenceCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        var tree = CommandTree.of(spec.root());
        console()
                .line(
                        switch (form) {
                            case man ->
                                    ManPage.of(tree, new Versions().getVersion()[0], date)
                                            .stripTrailing();
                            case markdown -> MarkdownReference.of(tree).stripTrailing();
                        });
        return OK;
    }
}
