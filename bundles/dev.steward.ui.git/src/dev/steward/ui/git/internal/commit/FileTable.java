package dev.steward.ui.git.internal.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import dev.steward.runtime.VersionService.FileChange;
import dev.steward.ui.git.internal.decorate.GitDecorator;
import dev.steward.ui.kit.Named;

/** The files that are new, each with a tick for what the next commit has. New rows change only what differs. */
final class FileTable {

    private static final int WORD_WIDTH = 88;

    private final Table table;
    private final ResourceManager images;
    private List<FileChange> shown = List.of();
    private Consumer<FileChange> selected = change -> {
    };
    private Consumer<FileChange> opened = change -> {
    };

    /** @param ticked hears a file and whether it shall be in the next commit */
    FileTable(Composite parent, BiConsumer<FileChange, Boolean> ticked) {
        table = new Table(parent, SWT.CHECK | SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL);
        images = new LocalResourceManager(JFaceResources.getResources(), table);
        var file = new TableColumn(table, SWT.LEFT);
        var word = new TableColumn(table, SWT.LEFT);
        var folder = new TableColumn(table, SWT.LEFT);
        word.setWidth(WORD_WIDTH);
        table.addListener(SWT.Resize, e -> {
            var room = table.getClientArea().width - WORD_WIDTH;
            var wide = Math.min(room, Math.max(2 * WORD_WIDTH, room * 2 / 3));
            file.setWidth(wide);
            folder.setWidth(Math.max(0, room - wide));
        });
        table.getAccessible().addAccessibleListener(new Named("Changed files, ticked ones are in the next commit"));
        table.addListener(SWT.Selection, e -> {
            if (e.detail == SWT.CHECK) {
                at(e).ifPresent(change -> ticked.accept(change, ((TableItem) e.item).getChecked()));
            } else {
                at(e).ifPresent(change -> selected.accept(change));
            }
        });
        table.addListener(SWT.MouseDoubleClick, e -> selection().ifPresent(change -> opened.accept(change)));
        table.addListener(SWT.KeyDown, e -> {
            if ((e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) && (e.stateMask & SWT.MOD1) == 0) {
                e.doit = false;
                selection().ifPresent(change -> opened.accept(change));
            }
        });
    }

    private Optional<FileChange> at(Event event) {
        var row = event.item instanceof TableItem item ? table.indexOf(item) : -1;
        return row < 0 || row >= shown.size() ? Optional.empty() : Optional.of(shown.get(row));
    }

    void onSelect(Consumer<FileChange> listener) {
        selected = listener;
    }

    void onOpen(Consumer<FileChange> listener) {
        opened = listener;
    }

    Table control() {
        return table;
    }

    /** The file that the keyboard is at. */
    Optional<FileChange> selection() {
        var row = table.getSelectionIndex();
        return row < 0 || row >= shown.size() ? Optional.empty() : Optional.of(shown.get(row));
    }

    /** Shows these; keeps the selection where it can. */
    void show(List<FileChange> files) {
        var before = selection().map(FileChange::file);
        var place = table.getSelectionIndex();
        table.setRedraw(false);
        table.setItemCount(files.size());
        shown = new ArrayList<>(files);
        var select = -1;
        for (var i = 0; i < files.size(); i++) {
            row(table.getItem(i), files.get(i));
            if (before.isPresent() && before.get().equals(files.get(i).file())) {
                select = i;
            }
        }
        table.setRedraw(true);
        if (!files.isEmpty()) {
            var row = select >= 0 ? select : Math.clamp(place, 0, files.size() - 1);
            table.setSelection(row);
            selected.accept(files.get(row));
        }
    }

    private void row(TableItem item, FileChange change) {
        var path = change.file();
        var name = path.substring(path.lastIndexOf('/') + 1);
        var folder = path.length() == name.length() ? "" : path.substring(0, path.length() - name.length() - 1);
        var words = new String[]{ name, change.word(), folder };
        for (var i = 0; i < words.length; i++) {
            if (!item.getText(i).equals(words[i])) {
                item.setText(i, words[i]);
            }
        }
        item.setImage(0, images.create(image(change)));
        item.setChecked(change.isStaged());
        item.setGrayed(change.isStaged() && change.status().unstaged() != null);
    }

    private static ImageDescriptor image(FileChange change) {
        return GitDecorator.image(GitDecorator.sign(change));
    }

    boolean focus() {
        return table.setFocus();
    }
}
