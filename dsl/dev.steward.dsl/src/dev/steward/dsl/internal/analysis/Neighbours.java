package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Knows which files matter for the issues of one file: those that declare what it names, and what those name; those that
 * call the agents it has to do with, since calls tell an agent its inputs; and all with policies, since policies decide
 * together. Goes by words alone, so it may name too many, never too few. For one thread.
 */
public final class Neighbours {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");

    private final Map<String, Entry> byPath = new LinkedHashMap<>();
    private final Map<String, Set<Entry>> declaring = new HashMap<>();

    /**
     * What one file names.
     *
     * @param declared names of its declarations
     * @param agents   those of agents that take their inputs from their calls
     */
    private record Entry(PlaybookFile tree, Set<String> words, Set<String> declared, Set<String> agents,
            boolean policies) {

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(tree);
        }
    }

    /** A file is new, or has another text. */
    public void put(PlaybookSource source) {
        remove(source.path());
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(source.text());
        while (matcher.find()) {
            words.add(matcher.group());
        }
        Set<String> declared = new HashSet<>();
        Set<String> agents = new HashSet<>();
        boolean policies = false;
        for (Declaration declaration : source.tree().getDeclarations()) {
            String name = Names.nameOf(declaration);
            if (name != null) {
                declared.add(name);
            }
            if (name != null && declaration instanceof AgentDecl agent && agent.getParameters().isEmpty()) {
                agents.add(name);
            }
            policies |= declaration instanceof PolicyDecl || declaration instanceof PolicyTest;
        }
        Entry entry = new Entry(source.tree(), words, declared, agents, policies);
        byPath.put(source.path(), entry);
        declared.forEach(n -> declaring.computeIfAbsent(n, k -> new HashSet<>()).add(entry));
    }

    /** A file is gone. */
    public void remove(String path) {
        Entry entry = byPath.remove(path);
        if (entry != null) {
            entry.declared().forEach(n -> declaring.getOrDefault(n, new HashSet<>()).remove(entry));
        }
    }

    /**
     * The files that matter for one, itself among them.
     *
     * @param order all files; the result has their order, as the first of two conflicting calls counts
     */
    public List<PlaybookFile> of(String path, Collection<PlaybookFile> order) {
        Entry own = byPath.get(path);
        if (own == null) {
            return List.of();
        }
        Set<Entry> found = new HashSet<>();
        Deque<Entry> open = new ArrayDeque<>();
        add(own, found, open);
        byPath.values().stream().filter(Entry::policies).forEach(e -> add(e, found, open));
        callers(own).forEach(e -> add(e, found, open));
        while (!open.isEmpty()) {
            for (String word : open.pop().words()) {
                declaring.getOrDefault(word, Set.of()).forEach(e -> add(e, found, open));
            }
        }
        Set<PlaybookFile> trees = new HashSet<>();
        found.forEach(e -> trees.add(e.tree()));
        return order.stream().filter(trees::contains).toList();
    }

    private static void add(Entry entry, Set<Entry> found, Deque<Entry> open) {
        if (found.add(entry)) {
            open.add(entry);
        }
    }

    /** All files that name an agent which the file declares or names. */
    private List<Entry> callers(Entry own) {
        Set<String> agents = new HashSet<>(own.agents());
        for (String word : own.words()) {
            if (declaring.getOrDefault(word, Set.of()).stream().anyMatch(e -> e.agents().contains(word))) {
                agents.add(word);
            }
        }
        List<Entry> out = new ArrayList<>();
        for (Entry entry : byPath.values()) {
            if (agents.stream().anyMatch(entry.words()::contains)) {
                out.add(entry);
            }
        }
        return out;
    }
}
