package dev.steward.connectors.internal.files;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import dev.steward.connectors.internal.Call;
import dev.steward.connectors.internal.Csv;
import dev.steward.connectors.internal.Operations;
import dev.steward.connectors.internal.TextValues;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Value;

/** Rows of a table as values of the declared type: columns are found by the fields' names, others are ignored. */
record Tables(ZoneId zone) {

    List<Value> rows(Call call, String source, String text) throws BoundaryException, InterruptedException {
        var types = call.operation().types();
        if (!(call.result() instanceof Type.ListOf(var item) && item instanceof Type.Named(var name)
                && types.get(name) instanceof TypeDef.StructDef def)) {
            throw Operations.bad(call.place() + " needs a list of a declared type as its result, such as [Customer].");
        }
        var table = Csv.parse(source, text);
        var cells = new TextValues(types, zone);
        for (var field : def.fields()) {
            if (table.column(field.name()) < 0 && !(field.type() instanceof Type.OptionalOf)) {
                throw Operations.bad(Operations.quoted(source) + " has no column " + field.name() + ", which "
                        + def.name() + " needs; its columns are " + String.join(", ", table.header()) + ".");
            }
        }
        var rows = new ArrayList<Value>();
        for (var row : table.rows()) {
            call.checkInterrupt();
            var fields = new LinkedHashMap<String, Value>();
            for (var field : def.fields()) {
                var column = table.column(field.name());
                fields.put(field.name(), column < 0 ? new Value.None() : cell(source, row, column, field, cells));
            }
            rows.add(new Value.Struct(def.name(), fields));
        }
        return rows;
    }

    private static Value cell(String source, Csv.Row row, int column, TypeDef.Field field, TextValues cells)
            throws BoundaryException {
        try {
            return cells.parse(row.cells().get(column), field.type());
        } catch (IllegalArgumentException e) {
            // the cell's text may be personal, so the message names its place only
            throw new BoundaryException(BoundaryException.BAD_REQUEST, Operations.quoted(source) + " line " + row.line()
                    + ", column " + field.name() + ": expected " + e.getMessage() + ".", false, null, e);
        }
    }
}
