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

    private static final double LEAST_ELIDED = 90;
    private static final double BORDERS = 2;
    private static final String MADE_WIDTH = "made-width";

    /// A column that shows and is sorted by a text. It never gets narrower than `width`, which is
    /// to be enough for its texts.
    public static <R> TableColumn<R, String> column(
            String title, double width, Function<R, String> text) {
        var column = new TableColumn<R, String>(title);
        column.getProperties().put(MADE_WIDTH, width);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setCellValueFactory(cell ->
                new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
        return column;
    }

    /// Lets a column get narrower, down to `least`: what it draws gives way.
    public static void yielding(TableColumn<?, ?> column, double least) {
        column.setMinWidth(Math.min(column.getPrefWidth(), least));
    }

    /// A column whose texts may be of any length: shortened, whole in a tool tip.
    public static <R> TableColumn<R, String> elided(
            String title, double width, Function<R, String> text) {
        var column = column(title, width, text);
        yielding(column, LEAST_ELIDED);
        drawn(column, row -> Elided.label(text.apply(row)));
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

    /// Columns share the width while there is enough for the least width of each; else they have
    /// the widths they were made with and the table is moved sideways.
    public static void fit(TableView<?> table) {
        table.widthProperty().subscribe(() -> choosePolicy(table));
        table.getColumns().subscribe(() -> choosePolicy(table));
        choosePolicy(table);
    }

    private static void choosePolicy(TableView<?> table) {
        double wanted = table.getColumns().stream().mapToDouble(TableColumn::getMinWidth).sum();
        boolean enough = table.getWidth() == 0 || table.getWidth() >= wanted + BORDERS;
        var policy =
                enough
                        ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN
                        : TableView.UNCONSTRAINED_RESIZE_POLICY;
        table.getColumns()
                .forEach(column ->
                        column.setPrefWidth(enough ? made(column) : column.getMinWidth()));
        if (table.getColumnResizePolicy() != policy) {
            table.setColumnResizePolicy(policy);
        }
    }

    private static double made(TableColumn<?, ?> column) {
        return column.getProperties().get(MADE_WIDTH) instanceof Double made
                ? made
                : column.getPrefWidth();
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
