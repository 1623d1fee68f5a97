package dev.steward.dsl.internal.syntax;

import com.google.inject.AbstractModule;
import com.google.inject.name.Names;
import dev.steward.dsl.internal.lexer.ContextualParser;
import dev.steward.dsl.parser.antlr.PlaybookAntlrTokenFileProvider;
import dev.steward.dsl.parser.antlr.internal.InternalPlaybookLexer;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.xtext.Constants;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.parser.DefaultEcoreElementFactory;
import org.eclipse.xtext.parser.IAstFactory;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.parser.antlr.AntlrTokenDefProvider;
import org.eclipse.xtext.parser.antlr.IAntlrTokenFileProvider;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.eclipse.xtext.parser.antlr.ITokenDefProvider;
import org.eclipse.xtext.parser.antlr.Lexer;
import org.eclipse.xtext.parser.antlr.LexerBindings;

/**
 * What reading a text needs and nothing more. A command of a second's life cannot afford the whole of Xtext's services,
 * of which loading and checking need none; editors use the full module.
 */
public class ReadingModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(IParser.class).to(ContextualParser.class);
        bind(ISyntaxErrorMessageProvider.class).to(SyntaxMessages.class);
        bind(IValueConverterService.class).to(TokenValues.class);
        bind(IAstFactory.class).to(DefaultEcoreElementFactory.class);
        bind(ITokenDefProvider.class).to(AntlrTokenDefProvider.class);
        bind(IAntlrTokenFileProvider.class).to(PlaybookAntlrTokenFileProvider.class);
        bind(Lexer.class).annotatedWith(Names.named(LexerBindings.RUNTIME)).to(InternalPlaybookLexer.class);
        bind(String.class).annotatedWith(Names.named(Constants.LANGUAGE_NAME)).toInstance("dev.steward.dsl.Playbook");
        bind(ClassLoader.class).toInstance(ReadingModule.class.getClassLoader());
        bind(EPackage.Registry.class).toInstance(EPackage.Registry.INSTANCE);
    }
}
