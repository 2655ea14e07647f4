package dev.tessera.app.way;

import atlantafx.base.theme.Styles;
import dev.tessera.app.session.OpenShape;
import dev.tessera.model.archive.ShippedFamilies;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses the ends: members of a family, or open shapes. */
public final class ShapeEndsView extends VBox {
  private final ShapeEndsViewModel model;

  /** Chooses what the page leads between. */
  public ShapeEndsView(ShapeWayViewModel page) {
    this.model = page.ends();
    getStyleClass().add("way-section");
    Label title = new Label("Ends");
    title.getStyleClass().add(Styles.TITLE_4);
    Label none = new Label("Choose a family or two shapes above the view.");
    none.setWrapText(true);
    none.getStyleClass().add(Styles.TEXT_MUTED);
    VBox family = new VBox();
    model
        .source()
        .subscribe(
            now -> {
              if (now == EndsSource.FAMILY && family.getChildren().isEmpty()) {
                family.getChildren().add(family(page));
              }
            });
    Node open = shapes();
    showWhen(none, EndsSource.NONE);
    showWhen(family, EndsSource.FAMILY);
    showWhen(open, EndsSource.SHAPES);
    getChildren().addAll(title, none, family, open);
  }

  private void showWhen(Node node, EndsSource source) {
    node.visibleProperty().bind(model.source().isEqualTo(source));
    node.managedProperty().bind(node.visibleProperty());
  }

  private Node family(ShapeWayViewModel page) {
    GridPane grid = grid();
    ComboBox<String> families = new ComboBox<>();
    families.setId("morph-family");
    families.getItems().setAll(ShippedFamilies.names());
    families.valueProperty().bindBidirectional(model.familyName());
    families.setMaxWidth(Double.MAX_VALUE);
    families.setTooltip(new Tooltip("The family that both are members of"));
    families.setAccessibleText("Family of shapes");
    Label ofFamily = new Label("Family");
    ofFamily.setLabelFor(families);
    grid.addRow(0, ofFamily, families);
    String[] names = {"First", "Second", "Third"};
    for (int i = 0; i < names.length; i++) {
      ComboBox<String> box = member(names[i], i);
      Label label = new Label(names[i]);
      label.setLabelFor(box);
      grid.addRow(1 + i, label, box);
      if (i == 2) {
        for (Node node : new Node[] {label, box}) {
          node.visibleProperty().bind(model.triangle());
          node.managedProperty().bind(model.triangle());
        }
      }
    }
    CheckBox triangle = new CheckBox("Triangle of three");
    triangle.setId("morph-triangle");
    triangle.setTooltip(new Tooltip("Mixes three members instead of two"));
    triangle.setAccessibleText("Mix three members instead of two");
    triangle.selectedProperty().bindBidirectional(model.triangle());
    Button shuffle = button("Shuffle", "mdi2s-shuffle-variant", "Takes other members");
    shuffle.setId("morph-shuffle");
    shuffle.setOnAction(event -> model.shuffle());
    TrianglePad pad = new TrianglePad(page);
    pad.visibleProperty().bind(model.triangle());
    pad.managedProperty().bind(model.triangle());
    return new VBox(10, grid, new HBox(8, shuffle, swap()), triangle, pad);
  }

  private ComboBox<String> member(String name, int end) {
    ComboBox<String> box = new SearchableComboBox<>();
    box.setTooltip(new Tooltip("A member of the family; open it and type a part of its name"));
    box.setAccessibleText(name + " end, a member of the family");
    box.setId("morph-member-" + end);
    box.setMaxWidth(Double.MAX_VALUE);
    model
        .family()
        .subscribe(now -> now.ifPresent(family -> box.getItems().setAll(family.members())));
    model.member(end).subscribe(box::setValue);
    // While names are searched for, none is chosen for a moment.
    box.setOnAction(event -> Optional.ofNullable(box.getValue()).ifPresent(model.member(end)::set));
    GridPane.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private Node shapes() {
    GridPane grid = grid();
    addShape(grid, 0, "First", model.first());
    addShape(grid, 1, "Second", model.second());
    return new VBox(10, grid, new HBox(8, swap()));
  }

  private void addShape(
      GridPane grid, int row, String name, ObjectProperty<Optional<OpenShape>> chosen) {
    ComboBox<OpenShape> box = new ComboBox<>(model.meshes());
    box.setTooltip(new Tooltip("One of the open meshes; drop a mesh on the window to add it"));
    box.setAccessibleText(name + " end, one of the open meshes");
    box.setPromptText("none yet");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(OpenShape shape) {
            return shape == null ? "" : shape.signal().name();
          }

          @Override
          public OpenShape fromString(String text) {
            throw new UnsupportedOperationException("shapes are not typed");
          }
        });
    chosen.subscribe(now -> box.setValue(now.orElse(null)));
    box.setOnAction(
        event -> Optional.ofNullable(box.getValue()).map(Optional::of).ifPresent(chosen::set));
    Label label = new Label(name);
    label.setLabelFor(box);
    GridPane.setHgrow(box, Priority.ALWAYS);
    grid.addRow(row, label, box);
  }

  private Button swap() {
    Button swap = button("Swap", "mdi2s-swap-horizontal", "Exchanges the first and second end");
    swap.setOnAction(event -> model.swap());
    return swap;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.setHgap(10);
    grid.setVgap(8);
    return grid;
  }

  private static Button button(String text, String icon, String tip) {
    Button button = new Button(text, new FontIcon(icon));
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(text);
    return button;
  }
}
