package dev.steward.dsl.ide;

/**
 * A name that a file of the company declares.
 *
 * @param inside the name of what it belongs to: a package, else a playbook, connector or enum; may be empty
 * @param node with the place
 */
public record DeclaredName(String path, String inside, OutlineNode node) {
}
