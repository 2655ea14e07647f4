package dev.tessera.app.way;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.session.EndsSource;
import dev.tessera.app.session.OpenShape;
import dev.tessera.model.archive.ShippedFamilies;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
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
    Label none = new Label("Choose a family or shapes above the view.");
    none.setWrapText(true);
    none.getStyleClass().add(Styles.TEXT_MUTED);
    VBox family = new VBox();
    model
        .source()
        .subscribe(
            now -> {
              if (now == EndsSource.FAMILY && family.getChildren().isEmpty()) {
                family.getChildren().add(family());
              }
            });
    Node open = shapes();
    showWhen(none, EndsSource.NONE);
    showWhen(family, EndsSource.FAMILY);
    showWhen(open, EndsSource.SHAPES);
    CheckBox triangle = triangle();
    TrianglePad pad = new TrianglePad(page);
    BooleanBinding chosen = model.source().isNotEqualTo(EndsSource.NONE);
    Controls.showIf(triangle, chosen);
    Controls.showIf(pad, chosen.and(model.triangle()));
    getChildren().addAll(title, none, family, open, triangle, pad);
  }

  private void showWhen(Node node, EndsSource source) {
    Controls.showIf(node, model.source().isEqualTo(source));
  }

  private CheckBox triangle() {
    CheckBox triangle = new CheckBox("Triangle of three");
    triangle.setId("morph-triangle");
    Controls.told(triangle, "Mixes three ends instead of two", "Mix three ends instead of two");
    triangle.selectedProperty().bindBidirectional(model.triangle());
    return triangle;
  }

  private Node family() {
    GridPane grid = Controls.form(8);
    ComboBox<String> families = new ComboBox<>();
    families.setId("morph-family");
    families.getItems().setAll(ShippedFamilies.names());
    families.valueProperty().bindBidirectional(model.familyName());
    Controls.told(families, "The family that both are members of", "Family of shapes");
    Controls.row(grid, "Family", families);
    Controls.row(grid, "First", member("First", 0));
    Controls.row(grid, "Second", member("Second", 1));
    ComboBox<String> third = member("Third", 2);
    Controls.showIf(third, model.triangle());
    Controls.showIf(Controls.row(grid, "Third", third), model.triangle());
    Button shuffle = button("Shuffle", "mdi2s-shuffle-variant", "Takes other members");
    shuffle.setId("morph-shuffle");
    shuffle.setOnAction(event -> model.shuffle());
    return new VBox(10, grid, new HBox(8, shuffle, swap()));
  }

  private ComboBox<String> member(String name, int end) {
    ComboBox<String> box = new SearchableComboBox<>();
    Controls.told(
        box,
        "A member of the family; open it and type a part of its name",
        name + " end, a member of the family");
    box.setId("morph-member-" + end);
    model
        .family()
        .subscribe(now -> now.ifPresent(family -> box.getItems().setAll(family.members())));
    model.member(end).subscribe(box::setValue);
    // While names are searched for, none is chosen for a moment.
    box.setOnAction(event -> Optional.ofNullable(box.getValue()).ifPresent(model.member(end)::set));
    return box;
  }

  private Node shapes() {
    GridPane grid = Controls.form(8);
    Controls.row(grid, "First", shape("First", model.first()));
    Controls.row(grid, "Second", shape("Second", model.second()));
    ComboBox<OpenShape> third = shape("Third", model.third());
    Controls.showIf(third, model.triangle());
    Controls.showIf(Controls.row(grid, "Third", third), model.triangle());
    return new VBox(10, grid, new HBox(8, swap()));
  }

  private ComboBox<OpenShape> shape(String name, ObjectProperty<Optional<OpenShape>> chosen) {
    ComboBox<OpenShape> box = new ComboBox<>(model.meshes());
    Controls.told(
        box,
        "One of the open meshes; drop a mesh on the window to add it",
        name + " end, one of the open meshes");
    box.setPromptText("none yet");
    box.setConverter(Choice.words(shape -> shape.signal().name()));
    chosen.subscribe(now -> box.setValue(now.orElse(null)));
    box.setOnAction(
        event -> Optional.ofNullable(box.getValue()).map(Optional::of).ifPresent(chosen::set));
    return box;
  }

  private Button swap() {
    Button swap = button("Swap", "mdi2s-swap-horizontal", "Exchanges the first and second end");
    swap.setOnAction(event -> model.swap());
    return swap;
  }

  private static Button button(String text, String icon, String tip) {
    return Controls.told(new Button(text, new FontIcon(icon)), tip, text);
  }
}
