package dev.steward.ui.editor.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Node;

/** What follows from keys and clicks in a graph. */
interface GraphActs {

    /** A node was chosen: the text shows it. */
    void chosen(Node node);

    /** The node's place in the text is wanted, with the keyboard. */
    void go(Node node);

    /** The playbook that a step runs is to be seen inside it, or no more. */
    void fold(Node node);
}
