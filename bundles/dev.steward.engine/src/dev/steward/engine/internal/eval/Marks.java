package dev.steward.engine.internal.eval;

import java.util.List;

import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Value;

/** What values carry on when others are made of them, such as labels. */
public interface Marks {

    /** Where nothing is followed. */
    Marks NONE = new Marks() {
        @Override
        public boolean followed() {
            return false;
        }

        @Override
        public Value made(Value result, List<Value> of, List<Value> over) {
            return result;
        }

        @Override
        public Value field(Value value, TypeDef.Field field, String type) {
            return value;
        }

        @Override
        public void looked(Value value) {
            // nobody asks
        }
    };

    /** Whether anything is. */
    boolean followed();

    /** What was computed of others, or is a part of them or of {@code over}; gives it back. */
    Value made(Value result, List<Value> of, List<Value> over);

    /** What becomes a field of a new value; gives what it is from then on. */
    Value field(Value value, TypeDef.Field field, String type);

    /** The condition of a branch looked at it. */
    void looked(Value value);
}
