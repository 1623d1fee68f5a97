package dev.steward.dsl.ide;

/** What editors put in place of Xtext's defaults. */
public class PlaybookIdeModule extends AbstractPlaybookIdeModule {
}
