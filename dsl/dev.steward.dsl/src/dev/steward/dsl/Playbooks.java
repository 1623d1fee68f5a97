package dev.steward.dsl;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provider;
import dev.steward.dsl.internal.syntax.ReadingModule;
import dev.steward.dsl.playbook.PlaybookPackage;
import java.util.Optional;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.XtextPackage;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.resource.impl.BinaryGrammarResourceFactoryImpl;

/**
 * The door to the language: makes workspaces, and formats texts. Costs a noticeable part of a second to make, so keep
 * one for the life of a process. Safe for several threads; a workspace is for one thread at a time.
 */
public final class Playbooks {

    private final Provider<? extends IParser> parsers;

    /** Sets up what reading needs, which is less than editors need. */
    public Playbooks() {
        register();
        parsers = Guice.createInjector(new ReadingModule()).getProvider(IParser.class);
    }

    /** For editors, which bring an injector of their own. */
    public Playbooks(Injector injector) {
        parsers = injector.getProvider(IParser.class);
    }

    /** The grammar is kept as a binary model, which these registries open. */
    private static void register() {
        EPackage.Registry.INSTANCE.putIfAbsent(XtextPackage.eNS_URI, XtextPackage.eINSTANCE);
        EPackage.Registry.INSTANCE.putIfAbsent(PlaybookPackage.eNS_URI, PlaybookPackage.eINSTANCE);
        Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().putIfAbsent("xtextbin",
                new BinaryGrammarResourceFactoryImpl());
    }

    /** A workspace without files, which takes each operation of a connector as it is declared. */
    public PlaybookWorkspace workspace() {
        return workspace(ConnectorKinds.unknown());
    }

    /** A workspace without files, which checks connectors against what their kinds have. */
    public PlaybookWorkspace workspace(ConnectorKinds kinds) {
        return new PlaybookWorkspace(parsers.get(), kinds);
    }

    /** The text in the one layout of the language; empty when it has syntax errors, since then nothing is moved. */
    public Optional<String> format(String text) {
        return workspace().format(text);
    }
}
