package dev.steward.llm.internal.tools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.steward.engine.spi.ModelClient.Tool;

/**
 * How tools are spelled for a provider: providers take letters, digits, {@code _} and {@code -}, 64 at most, so that
 * {@code site.recent} becomes {@code site_recent}. What would be spelled like another tool, or like the answer, or is
 * too long, ends with a part of its hash. A spelling depends on the set of the tools alone, not on their order.
 */
public final class ToolNames {

    /** The tool by which a model gives its answer where a provider has no other form; no other is spelled like it. */
    public static final String ANSWER = "answer";

    private static final int MAX = 64;

    private final Map<String, String> spelled = new HashMap<>();
    private final Map<String, String> tools = new HashMap<>();

    private ToolNames() {
    }

    /** The spellings of what is offered. */
    public static ToolNames of(List<Tool> offered) {
        var names = new ToolNames();
        var plain = offered.stream().map(Tool::name).distinct().map(ToolNames::plain)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        for (var tool : offered) {
            var spelling = plain(tool.name());
            var own = plain.getOrDefault(spelling, 1L) == 1 && !spelling.equals(ANSWER);
            names.put(tool.name(), own ? spelling : hashed(tool.name()));
        }
        return names;
    }

    /** The spelling of a tool; also of one that is not offered, which an earlier turn may name. */
    public String spelled(String tool) {
        var known = spelled.get(tool);
        if (known != null) {
            return known;
        }
        var spelling = plain(tool);
        return tools.containsKey(spelling) || spelling.equals(ANSWER) ? hashed(tool) : spelling;
    }

    /** The tool that a model means; what it wrote, where no tool is spelled like that. */
    public String tool(String written) {
        var known = tools.get(written);
        return known == null ? written : known;
    }

    private void put(String tool, String spelling) {
        spelled.put(tool, spelling);
        tools.put(spelling, tool);
    }

    private static String plain(String tool) {
        var spelling = tool.replaceAll("[^A-Za-z0-9_-]", "_");
        if (spelling.isEmpty()) {
            return "_";
        }
        return spelling.length() > MAX ? hashed(tool) : spelling;
    }

    private static String hashed(String tool) {
        var hash = Digest.of(tool, 8);
        var spelling = tool.replaceAll("[^A-Za-z0-9_-]", "_");
        return spelling.substring(0, Math.min(spelling.length(), MAX - hash.length() - 1)) + "_" + hash;
    }
}
