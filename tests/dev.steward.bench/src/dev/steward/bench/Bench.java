package dev.steward.bench;

/** Something that is measured, with its yardstick. */
interface Bench {

    /** Its name, such as {@code engine.steps}; what it reports begins with it, but for yardsticks. */
    String name();

    /** Measures and reports. */
    void run(Context context) throws Exception;
}
