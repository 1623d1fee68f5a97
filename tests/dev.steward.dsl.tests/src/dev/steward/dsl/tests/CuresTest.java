package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.PlaybookIssue;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a wrong value or name tells what to write instead. */
class CuresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            step x = writer(topic) on InvalidOutput -> repair | Say how often an answer may be repaired: write repair at most 1.
            wait 5                                          | This is an Int, but wait needs a Duration. Write a unit behind it, as in 5 days.
            wait 1                                          | This is an Int, but wait needs a Duration. Write a unit behind it, as in 1 day.
            deadline 2 { step a = site.tag(topic) } -> skip | This is an Int, but deadline needs a Duration. Write a unit behind it, as in 2 days.
            step a = site.tag(topic) approve "?" { editable di expires 1 day -> abort } | Only arguments of the call can be edited, and it has no di: it has id.
            step a = mail.send(people, Post { id: topic }, now) approve "?" { editable pots expires 1 day -> abort } | Only arguments of the call can be edited, and it has no pots: it has to, post and at. Did you mean post?
            step a = human edit draft because Tag.newz expires 1 day -> abort | The enum Tag has no newz: it has product, craft and news. Did you mean news?
            d = Draft { title: topic, body: "", tags: [crafd] } step a = human edit d expires 1 day -> abort | There is no crafd here. Did you mean craft?
            d = Draft { title: topic, body: "", tags: [xyzxyz] } step a = human edit d expires 1 day -> abort | There is no xyzxyz here. The enum Tag has product, craft and news.
            """)
    void namesTheCure(String statements, String message) {
        assertEquals(List.of(message), Samples.checkBody(statements).stream()
                .filter(i -> i.severity() == PlaybookIssue.Severity.ERROR).map(PlaybookIssue::message).toList());
    }
}
