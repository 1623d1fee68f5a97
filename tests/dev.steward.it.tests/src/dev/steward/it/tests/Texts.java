package dev.steward.it.tests;

/** Playbooks of the tests. */
final class Texts {

    /** One pure playbook, one with a model, one with an effect that waits for an approval. */
    static final String SMALL = """
            package test

            type Draft {
              title: Text(max 90)
            }

            connector drafts : files {
              op write(path: Text, text: Markdown) -> Text idempotent by path
            }

            agent writer(topic: Text) : task {
              model "large"
              prompt \"""
                Write about ${topic}.
              \"""
              returns Draft
            }

            playbook greet(who: Text, times: Int = 1) -> Text {
              return "Hello ${who}, ${times}"
            }

            playbook letter(topic: Text = "tea") -> Draft {
              step draft = writer(topic)
              return draft
            }

            playbook ask(patience: Int = 1) -> Text {
              step page = drafts.write("page.md", "Hello")
                approve "Write the page?" {
                  show patience
                  editable path
                  expires 8 hours -> abort
                }
              return page
            }

            playbook hurry() -> Text {
              step page = drafts.write("page.md", "Hello")
                approve "Write the page at once?" {
                  expires 5s -> abort
                }
              return page
            }
            """;

    private Texts() {
    }
}
