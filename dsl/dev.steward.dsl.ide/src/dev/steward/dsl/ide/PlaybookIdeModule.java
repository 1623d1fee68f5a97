package dev.steward.dsl.ide;

import dev.steward.dsl.ide.internal.ContextualContentAssistParser;
import org.eclipse.xtext.ide.editor.contentassist.antlr.IContentAssistParser;

/** What editors put in place of Xtext's defaults. */
public class PlaybookIdeModule extends AbstractPlaybookIdeModule {

    @Override
    public Class<? extends IContentAssistParser> bindIContentAssistParser() {
        return ContextualContentAssistParser.class;
    }
}
