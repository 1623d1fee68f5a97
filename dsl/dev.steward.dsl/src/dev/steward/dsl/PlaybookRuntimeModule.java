package dev.steward.dsl;

import dev.steward.dsl.internal.lexer.ContextualParser;
import dev.steward.dsl.internal.syntax.NoLinker;
import dev.steward.dsl.internal.syntax.SyntaxMessages;
import dev.steward.dsl.internal.syntax.TokenValues;
import org.eclipse.emf.ecore.EValidator;
import org.eclipse.emf.ecore.impl.EValidatorRegistryImpl;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.linking.ILinker;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.eclipse.xtext.resource.XtextResource;

/** What the language puts in place of Xtext's defaults. */
public class PlaybookRuntimeModule extends AbstractPlaybookRuntimeModule {

    @Override
    public Class<? extends IParser> bindIParser() {
        return ContextualParser.class;
    }

    @Override
    public Class<? extends IValueConverterService> bindIValueConverterService() {
        return TokenValues.class;
    }

    /** Sentences instead of the parser's jargon. */
    public Class<? extends ISyntaxErrorMessageProvider> bindISyntaxErrorMessageProvider() {
        return SyntaxMessages.class;
    }

    /** Names are resolved by {@link dev.steward.dsl.types.Analysis}, the tree has no cross references. */
    @Override
    public Class<? extends ILinker> bindILinker() {
        return NoLinker.class;
    }

    @Override
    public Class<? extends XtextResource> bindXtextResource() {
        return XtextResource.class;
    }

    /** Checks belong to one injector, not to everybody in this virtual machine. */
    @Override
    public EValidator.Registry bindEValidatorRegistry() {
        return new EValidatorRegistryImpl();
    }
}
