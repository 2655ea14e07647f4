package dev.tessera.app.compare;

import dev.tessera.model.archive.ComparisonColumn;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.LineColours;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** Numbers of each contender, sorted by a click on a heading, while they come in as well. */
final class ContestTable extends TableView<ContestRow> {
  private static final double ROW = 30;
  private static final double HEAD = 36;
  private static final double NAMES = 210;

  /** A column is as wide as its heading and seven digits. */
  private static final double LEAST = 104;

  private static final double MARGIN = 40;
  private static final double LETTER = 9;
  private static final double DOT = 5;

  private final TableColumn<ContestRow, ContestRow> names;
  private final ObservableList<ContestRow> rows = FXCollections.observableArrayList();
  private List<String> told = List.of();

  /**
   * Without rows.
   *
   * @param subject what a row is about, such as "Method"
   * @param lines whether each row has a line of its own colour in the chart
   */
  ContestTable(String subject, boolean lines) {
    getStyleClass().addAll("contest-table", "dense");
    SortedList<ContestRow> sorted = new SortedList<>(rows);
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    setFixedCellSize(ROW);
    setPlaceholder(new Label("Nothing was compared yet."));
    setAccessibleText("Quality and cost of each; a heading sorts");
    names = column(subject, "", row -> row.entry().label());
    names.setComparator(Comparator.comparingInt(ContestRow::number));
    names.setCellFactory(made -> new Named(lines));
    names.setPrefWidth(NAMES);
    setColumns(ComparedKind.IMAGE, Optional.empty());
    setMinHeight(HEAD + 3 * ROW);
    prefHeightProperty()
        .bind(Bindings.size(rows).map(count -> HEAD + ROW * (1 + Math.max(2, count.intValue()))));
  }

  /**
   * Has the columns of a kind of signal, and of a study of it; the same stay sorted as they are.
   */
  void setColumns(ComparedKind kind, Optional<Study> study) {
    List<ComparisonColumn> wanted = ComparisonColumn.of(kind, study);
    List<String> ids = wanted.stream().map(each -> each.title() + each.hint(kind)).toList();
    if (!ids.equals(told)) {
      told = ids;
      List<TableColumn<ContestRow, ?>> all = new ArrayList<>(List.of(names));
      wanted.forEach(each -> all.add(numbers(each, kind)));
      getColumns().setAll(all);
    }
  }

  private static TableColumn<ContestRow, ContestRow> numbers(
      ComparisonColumn each, ComparedKind kind) {
    TableColumn<ContestRow, ContestRow> numbers =
        column(each.title(), each.hint(kind), row -> each.text(row.entry()));
    numbers.setComparator(
        (a, b) ->
            ContestRow.compare(
                each, numbers.getSortType() == TableColumn.SortType.ASCENDING, a, b));
    numbers.getStyleClass().add("numbers");
    numbers.setPrefWidth(Math.max(LEAST, MARGIN + LETTER * each.title().length()));
    return numbers;
  }

  private static TableColumn<ContestRow, ContestRow> column(
      String title, String hint, Function<ContestRow, String> text) {
    Label head = new Label(title);
    head.setTooltip(hint.isEmpty() ? null : new Tooltip(hint));
    TableColumn<ContestRow, ContestRow> column = new TableColumn<>();
    column.setGraphic(head);
    column.setId(title);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(made -> new Told(text));
    return column;
  }

  /** Shows entries in the order of their turns. */
  void show(List<ComparisonReport.Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      ContestRow row = new ContestRow(i, entries.get(i));
      if (i >= rows.size()) {
        rows.add(row);
      } else if (!rows.get(i).equals(row)) {
        rows.set(i, row);
      }
    }
    rows.remove(entries.size(), rows.size());
    // all rows have room: a wheel that turned over them must not leave the last of a new run alone
    scrollTo(0);
  }

  /** A number. */
  private static final class Told extends TableCell<ContestRow, ContestRow> {
    private final Function<ContestRow, String> text;

    Told(Function<ContestRow, String> text) {
      this.text = text;
    }

    @Override
    protected void updateItem(ContestRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(empty || row == null ? "" : text.apply(row));
    }
  }

  /** The name, with the colour of its line and where it is. */
  private static final class Named extends TableCell<ContestRow, ContestRow> {
    private final Circle dot = new Circle(DOT);
    private final boolean dotted;

    Named(boolean dotted) {
      this.dotted = dotted;
    }

    @Override
    protected void updateItem(ContestRow row, boolean empty) {
      super.updateItem(row, empty);
      boolean nothing = empty || row == null;
      setGraphic(nothing || !dotted ? null : dot);
      setText(nothing ? "" : name(row));
      setTooltip(nothing ? null : new Tooltip(tip(row)));
      if (!nothing) {
        dot.setFill(Color.web(LineColours.of(row.number())));
      }
    }

    private static String name(ContestRow row) {
      String state = row.entry().failure() == null ? row.state() : "failed";
      return row.entry().marked() + (state.isEmpty() ? "" : " \u00b7 " + state);
    }

    private static String tip(ContestRow row) {
      String summary = row.entry().details().summary();
      return row.state().isEmpty() ? summary : summary + "\n" + row.state();
    }
  }
}
