package dev.steward.ui.editor.internal.unsaved;

/**
 * What an editor had that its file had not.
 *
 * @param path of the file within the workspace, such as {@code /ana/playbooks/desk.playbook}
 * @param base what the file had when the typing began, as a digest; see {@link UnsavedStore#digest}
 * @param text all of the editor's text
 */
public record UnsavedText(String path, String base, String text) {
}
