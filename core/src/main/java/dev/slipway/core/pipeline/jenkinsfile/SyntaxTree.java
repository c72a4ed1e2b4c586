package dev.slipway.core.pipeline.jenkinsfile;

import dev.slipway.core.pipeline.Position;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.ParserPluginFactory;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;

/// Groovy text to Groovy's syntax tree and no further: one source unit, parsed and converted. A
/// compilation unit would already run `@Grab` and `@ASTTest`; there is none here.
final class SyntaxTree {

    /// The text is not Groovy.
    static final class Broken extends Exception {
        private final transient List<Error> errors;

        Broken(List<Error> errors) {
            super(errors.toString());
            this.errors = errors;
        }

        List<Error> errors() {
            return errors;
        }
    }

    record Error(Position position, String message) {}

    private SyntaxTree() {}

    static ModuleNode of(String name, String text, Watch watch) throws Broken {
        var configuration = new CompilerConfiguration();
        configuration.setPluginFactory(new Plugin(watch));
        var errors = new ErrorCollector(configuration);
        var unit = new SourceUnit(name, text, configuration, null, errors);
        try {
            unit.parse();
            unit.completePhase();
            unit.nextPhase();
            unit.convert();
        } catch (CompilationFailedException e) {
            throw new Broken(messages(errors, e));
        }
        if (errors.hasErrors()) {
            throw new Broken(messages(errors, null));
        }
        return unit.getAST();
    }

    private static List<Error> messages(
            ErrorCollector errors, @org.jspecify.annotations.Nullable Exception cause) {
        var messages = new ArrayList<Error>();
        for (var i = 0; i < errors.getErrorCount(); i++) {
            if (errors.getError(i) instanceof SyntaxErrorMessage syntax) {
                var at = syntax.getCause();
                var line = Math.max(1, at.getStartLine());
                var column = Math.max(1, at.getStartColumn());
                messages.add(
                        new Error(
                                new Position(line, column, line, column),
                                sentence(at.getOriginalMessage())));
            }
        }
        if (messages.isEmpty()) {
            var why = cause == null ? "it is not Groovy" : sentence(cause.getMessage());
            messages.add(new Error(Position.START, why));
        }
        return messages;
    }

    private static String sentence(@org.jspecify.annotations.Nullable String text) {
        var first = text == null ? "" : text.lines().findFirst().orElse("").strip();
        var at = first.indexOf(" @ line");
        return (at > 0 ? first.substring(0, at) : first).replace("found ''", "but the file ends");
    }

    /// The type that a parameter is written with; empty for `def` and none.
    static String typeOf(org.codehaus.groovy.ast.Parameter parameter) {
        return parameter.isDynamicTyped() ? "" : parameter.getType().getNameWithoutPackage();
    }

    private static final class Plugin extends ParserPluginFactory {
        private final Watch watch;

        Plugin(Watch watch) {
            this.watch = watch;
        }

        @Override
        public org.codehaus.groovy.control.ParserPlugin createParserPlugin() {
            return new WatchedParser(watch);
        }
    }
}
