package dev.steward.engine.value;

import java.util.Map;

/** The declared types that a plan uses, by qualified name. */
public record TypeTable(Map<String, TypeDef> types) {

    public TypeTable {
        types = Map.copyOf(types);
    }

    /** The declaration of a name; a plan is closed over its types, so a miss is a defect of the compiler. */
    public TypeDef get(String name) {
        var def = types.get(name);
        if (def == null) {
            throw new IllegalStateException("The plan names the type " + name + " but does not contain it.");
        }
        return def;
    }
}
