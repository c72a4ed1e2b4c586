package dev.slipway.core.pipeline.jenkinsfile;

import groovyjarjarantlr.RecognitionException;
import groovyjarjarantlr.Token;
import groovyjarjarantlr.TokenStream;
import groovyjarjarantlr.TokenStreamException;
import groovyjarjarantlr.TokenStreamRecognitionException;
import groovyjarjarantlr.collections.AST;
import java.io.Reader;
import org.codehaus.groovy.antlr.AntlrParserPlugin;
import org.codehaus.groovy.antlr.SourceBuffer;
import org.codehaus.groovy.antlr.UnicodeEscapingReader;
import org.codehaus.groovy.antlr.UnicodeLexerSharedInputState;
import org.codehaus.groovy.antlr.parser.GroovyLexer;
import org.codehaus.groovy.antlr.parser.GroovyRecognizer;
import org.codehaus.groovy.antlr.parser.GroovyTokenTypes;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.SyntaxException;

/// Groovy's own parser of the grammar that Jenkins uses, with a watch in its lexer, its look-ahead
/// and its conversion. It only builds a tree; nothing of the text is resolved, loaded or run.
final class WatchedParser extends AntlrParserPlugin {
    private final Watch watch;

    WatchedParser(Watch watch) {
        this.watch = watch;
    }

    @Override
    protected void transformCSTIntoAST(SourceUnit unit, Reader text, SourceBuffer buffer) {
        ast = null;
        setController(unit);
        var reader = new UnicodeEscapingReader(text, buffer);
        var lexer = new Lexer(new UnicodeLexerSharedInputState(reader));
        reader.setLexer(lexer);
        lexer.setFilename(unit.getName());
        var recognizer = new Recognizer(new Tokens(lexer.plumb()));
        lexer.reportTo(recognizer);
        recognizer.setSourceBuffer(buffer);
        tokenNames = recognizer.getTokenNames();
        try {
            recognizer.compilationUnit();
        } catch (TokenStreamRecognitionException e) {
            refuse(unit, e.recog);
        } catch (RecognitionException e) {
            refuse(unit, e);
        } catch (TokenStreamException e) {
            unit.addException(e);
        }
        ast = recognizer.getAST();
    }

    private static void refuse(SourceUnit unit, RecognitionException e) {
        var error = new SyntaxException(e.getMessage(), e, e.getLine(), e.getColumn());
        error.setFatal(true);
        unit.addError(error);
    }

    @Override
    protected Expression expression(AST node, boolean convertToConstant) {
        watch.tick();
        return super.expression(node, convertToConstant);
    }

    private static final class Lexer extends GroovyLexer {
        Lexer(UnicodeLexerSharedInputState input) {
            super(input);
        }

        void reportTo(GroovyRecognizer recognizer) {
            parser = recognizer;
        }
    }

    private final class Recognizer extends GroovyRecognizer {
        Recognizer(TokenStream tokens) {
            super(tokens);
            getASTFactory()
                    .setASTNodeClass(org.codehaus.groovy.antlr.GroovySourceAST.class.getName());
        }

        @Override
        public int LA(int ahead) throws TokenStreamException {
            watch.tick();
            return super.LA(ahead);
        }
    }

    private final class Tokens implements TokenStream {
        private final TokenStream tokens;

        Tokens(TokenStream tokens) {
            this.tokens = tokens;
        }

        @Override
        public Token nextToken() throws TokenStreamException {
            var token = tokens.nextToken();
            switch (token.getType()) {
                case GroovyTokenTypes.LPAREN,
                        GroovyTokenTypes.LBRACK,
                        GroovyTokenTypes.LCURLY,
                        GroovyTokenTypes.STRING_CTOR_START ->
                        watch.enter();
                case GroovyTokenTypes.RPAREN,
                        GroovyTokenTypes.RBRACK,
                        GroovyTokenTypes.RCURLY,
                        GroovyTokenTypes.STRING_CTOR_END ->
                        watch.leave();
                default -> watch.tick();
            }
            return token;
        }
    }
}
