package dev.steward.dsl.types;

import java.util.List;

/**
 * A function of the language, called on a value: {@code title.first(3)}.
 *
 * @param name as written behind the dot
 * @param receiver what it is called on, for people: {@code Text}, {@code [T]}
 * @param parameters names of the arguments; a lambda's name is written {@code x -> …}
 * @param result for people
 * @param doc one sentence
 */
public record Function(String name, String receiver, List<String> parameters, String result, String doc) {
}
