package dev.steward.dsl.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.steward.dsl.PlaybookRuntimeModule;
import dev.steward.dsl.PlaybookStandaloneSetup;
import org.eclipse.xtext.util.Modules2;

/** Sets the language up together with its services for editors. */
public class PlaybookIdeSetup extends PlaybookStandaloneSetup {

    @Override
    public Injector createInjector() {
        return Guice.createInjector(Modules2.mixin(new PlaybookRuntimeModule(), new PlaybookIdeModule()));
    }
}
