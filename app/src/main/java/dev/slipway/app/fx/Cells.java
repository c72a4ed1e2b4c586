package dev.slipway.app.fx;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// What our tables have in common. FX thread only.
public final class Cells {
    private Cells() {}

    /// A column that shows and is sorted by a text.
    public static <R> TableColumn<R, String> column(
            String title, double width, Function<R, String> text) {
        var column = new TableColumn<R, String>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell ->
                new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
        return column;
    }

    /// Draws a column's cells by nodes instead; the text stays what is sorted by and read out.
    public static <R> void drawn(TableColumn<R, String> column, Function<R, Node> draw) {
        column.setCellFactory(c ->
                new TableCell<>() {
                    private @Nullable R drawn;

                    {
                        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                    }

                    @Override
                    protected void updateItem(@Nullable String text, boolean empty) {
                        super.updateItem(text, empty);
                        var row = empty ? null : rowItem(this);
                        if (row == null) {
                            drawn = null;
                            setGraphic(null);
                        } else if (!row.equals(drawn)) {
                            drawn = row;
                            setText(text);
                            setGraphic(draw.apply(row));
                        }
                    }
                });
    }

    private static <R> @Nullable R rowItem(TableCell<R, String> cell) {
        @Nullable TableRow<R> row = cell.getTableRow();
        return row == null ? null : row.getItem();
    }

    /// Columns share the width while there is enough for all of them as they were made; else they
    /// keep their widths and the table is moved sideways.
    public static void fit(TableView<?> table) {
        table.widthProperty().subscribe(() -> choosePolicy(table));
        choosePolicy(table);
    }

    private static void choosePolicy(TableView<?> table) {
        double wanted =
                table.getColumns().stream()
                        .mapToDouble(
                                c -> Math.max(c.getMinWidth(), Math.min(c.getPrefWidth(), 120)))
                        .sum();
        boolean enough = table.getWidth() == 0 || table.getWidth() >= wanted * 0.95;
        var policy =
                enough
                        ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN
                        : TableView.UNCONSTRAINED_RESIZE_POLICY;
        if (table.getColumnResizePolicy() != policy) {
            table.setColumnResizePolicy(policy);
        }
    }

    /// Double click or Enter on a row.
    public static <R> void onOpen(TableView<R> table, Consumer<R> open) {
        table.setRowFactory(t -> {
            var row = new TableRow<R>();
            row.setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY
                        && e.getClickCount() == 2
                        && !row.isEmpty()) {
                    open.accept(row.getItem());
                }
            });
            return row;
        });
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    @Nullable R selected = table.getSelectionModel().getSelectedItem();
                    if (e.getCode() == KeyCode.ENTER && selected != null) {
                        open.accept(selected);
                        e.consume();
                    }
                });
    }
}
