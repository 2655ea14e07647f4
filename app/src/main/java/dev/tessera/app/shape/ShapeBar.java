package dev.tessera.app.shape;

import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** The controls of the 3D views: mode, colours, wires, zoom, cut, fineness; wraps if narrow. */
public final class ShapeBar extends FlowPane {
  /**
   * The buttons, made from the table of commands.
   *
   * @param modes original, both, reconstruction
   * @param switches error colours, wires, cut; the last is followed by its controls
   * @param zoom smaller, larger, all of it
   */
  public record Buttons(List<ToggleButton> modes, List<ToggleButton> switches, List<Button> zoom) {}

  /** Controls what the models show. */
  public ShapeBar(ShapeSceneViewModel scene, ShapeSurfaceViewModel surface, Buttons buttons) {
    getStyleClass().addAll("picture-bar", "shape-bar");
    getChildren().add(Segments.joined(buttons.modes()));
    getChildren().addAll(buttons.zoom());
    getChildren().add(new Separator(Orientation.VERTICAL));
    getChildren().addAll(buttons.switches());
    getChildren().addAll(cut(scene.cut()), new Separator(Orientation.VERTICAL), fineness(surface));
  }

  private static Node cut(CutModel cut) {
    Segments<CutAxis> axes =
        new Segments<>(
            "Cut across",
            List.of(CutAxis.values()),
            CutAxis::name,
            axis -> "Cuts across the " + axis + " axis",
            cut.axis());
    Slider position = new Slider(-1, 1, 0);
    position.setBlockIncrement(0.05);
    position.setPrefWidth(130);
    position.valueProperty().bindBidirectional(cut.position());
    Controls.told(
        position, "Where the shape is cut open, in radii from its middle", "Position of the cut");
    ToggleButton distance = new ToggleButton("Distance");
    distance.selectedProperty().bindBidirectional(cut.distance());
    distance.setTooltip(
        new Tooltip(
            "Shows the signed distance on the cut: blue inside, red outside, with lines of equal"
                + " distance"));
    HBox box = new HBox(8, axes, position, distance);
    box.setAlignment(Pos.CENTER_LEFT);
    Controls.showIf(box, cut.on());
    return box;
  }

  private static Node fineness(ShapeSurfaceViewModel surface) {
    return Choice.named(
        "Surface",
        Choice.of(
            ShapeSurfaceViewModel.RESOLUTIONS,
            cells -> cells + "\u00b3",
            "Cells of the grid on which the surface is extracted once the fit rests; while it"
                + " runs the surface is coarse",
            surface.resolution()));
  }
}
