package dev.steward.connectors.internal.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Call;
import dev.steward.connectors.internal.Operations;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;

/**
 * Who gets a letter: a list of addresses, a list of values with {@code email} and perhaps {@code name}, or one value with
 * such a list. Each address once. Messages name the place in the list, not the address, which is personal.
 */
record Readers(Call call) {

    private static final int MOST = 50_000;

    List<Address> of(String... parameter) throws BoundaryException {
        var value = call.any(parameter);
        var readers = new LinkedHashMap<String, Address>();
        var row = 0;
        for (var item : items(value, parameter[0])) {
            row++;
            var address = address(item);
            if (address == null) {
                throw Operations.bad(call.place() + " got no valid mail address in row " + row + " of " + parameter[0]
                        + "; correct it or take it out.");
            }
            readers.putIfAbsent(address.identity(), address);
        }
        if (readers.isEmpty()) {
            throw Operations.bad(call.place() + " has nobody to write to: " + parameter[0] + " is empty.");
        }
        if (readers.size() > MOST) {
            throw Operations.bad(call.place() + " got more than " + MOST + " addresses; send to a smaller list.");
        }
        return new ArrayList<>(readers.values());
    }

    private List<Value> items(@Nullable Value value, String parameter) throws BoundaryException {
        return switch (value) {
            case Value.Items list -> list.items();
            case Value.Text text -> List.of(text);
            case Value.Struct one when email(one.fields()) != null -> List.of(one);
            case Value.Struct group -> inside(group, parameter);
            case null, default ->
                throw Operations.bad(call.place() + " needs mail addresses for its parameter " + parameter + ".");
        };
    }

    private List<Value> inside(Value.Struct group, String parameter) throws BoundaryException {
        for (var name : List.of("addresses", "subscribers", "readers")) {
            if (group.fields().get(name) instanceof Value.Items list) {
                return list.items();
            }
        }
        throw Operations
                .bad(call.place() + " found no list of addresses in " + group.type() + ", given for " + parameter
                        + "; call its field addresses, subscribers or readers.");
    }

    private static @Nullable Address address(Value item) {
        return switch (item) {
            case Value.Text(var text) -> Address.parse(text);
            case Value.Struct(var type, var fields) -> {
                var email = email(fields);
                yield email == null ? null
                        : Address.of(fields.get("name") instanceof Value.Text(var name) ? name : "", email);
            }
            default -> null;
        };
    }

    private static @Nullable String email(Map<String, Value> fields) {
        return fields.get("email") instanceof Value.Text(var email) ? email
                : fields.get("address") instanceof Value.Text(var address) ? address : null;
    }
}
