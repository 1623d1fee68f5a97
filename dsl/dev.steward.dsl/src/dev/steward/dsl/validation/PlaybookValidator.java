package dev.steward.dsl.validation;

/**
 * What Xtext calls for one file. It checks nothing: our checks need the types of all files and run once over a
 * {@link dev.steward.dsl.PlaybookWorkspace}.
 */
public class PlaybookValidator extends AbstractPlaybookValidator {
}
