package dev.tessera.app.way;

import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.session.EndsSource;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** The controls of the view: where ends come from, how they are mixed, zoom, fineness. */
final class ShapeWayBar extends FlowPane {
  ShapeWayBar(ShapeWayViewModel model, ShapeWayView.Buttons buttons) {
    getStyleClass().addAll("picture-bar", "way-bar");
    Segments<EndsSource> source =
        new Segments<>(
            "Morph",
            List.of(EndsSource.FAMILY, EndsSource.SHAPES),
            ends -> ends == EndsSource.FAMILY ? "Family" : "Shapes",
            ends ->
                ends == EndsSource.FAMILY
                    ? "Two or three members of a family that comes with the program"
                    : "Two or three open meshes: one flows to the others",
            model.ends().source());
    Segments<WayMix> mix =
        new Segments<>("Mix", model.way().mixes(), WayMix::label, WayMix::hint, model.way().mix());
    ToggleButton compare =
        Controls.told(
            new ToggleButton("Compare"),
            "Shows the plain blend of distances beside it, seen from the same side",
            "Compare with the blend of distances");
    compare.setId("morph-compare");
    compare.selectedProperty().bindBidirectional(model.compared());
    compare.disableProperty().bind(model.way().mix().isEqualTo(WayMix.BLEND));
    ToggleButton lines =
        Controls.told(
            new ToggleButton("Lines"),
            "Shows the ways of points of the first shape as fine lines",
            "Lines of the flow");
    lines.setId("morph-lines");
    lines.selectedProperty().bindBidirectional(model.lines().wanted());
    lines
        .disableProperty()
        .bind(model.way().mix().isNotEqualTo(WayMix.FLOW).or(model.ends().triangle()));
    getChildren().addAll(source, separator(), mix, compare, lines, separator());
    getChildren().addAll(buttons.zoom());
    getChildren().addAll(buttons.switches());
    getChildren().addAll(separator(), fineness(model.frame()));
  }

  private static Node separator() {
    return new Separator(Orientation.VERTICAL);
  }

  private static Node fineness(FrameViewModel surface) {
    return Choice.named(
        "At rest",
        Choice.of(
            FrameViewModel.RESOLUTIONS,
            cells -> cells + "\u00b3",
            "Cells of the grid on which a frame is extracted once the slider rests; while it"
                + " moves there are 64\u00b3",
            surface.resolution()));
  }
}
