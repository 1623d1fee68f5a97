package dev.steward.dsl;

/** Sets the language up in a plain virtual machine or in OSGi; needs no extension registry. */
public class PlaybookStandaloneSetup extends PlaybookStandaloneSetupGenerated {
}
