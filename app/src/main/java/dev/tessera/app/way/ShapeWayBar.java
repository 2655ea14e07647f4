package dev.tessera.app.way;

import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Segments;
import dev.tessera.app.session.EndsSource;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.layout.FlowPane;

/** The controls of the view: where ends come from, how they are mixed, zoom, fineness. */
final class ShapeWayBar extends FlowPane {
  ShapeWayBar(ShapeWayViewModel model, ShapeWayView.Buttons buttons) {
    getStyleClass().addAll("picture-bar", "way-bar");
    Segments<EndsSource> source =
        new Segments<>(
            "Morph",
            List.of(EndsSource.FAMILY, EndsSource.SHAPES),
            ends -> ends == EndsSource.FAMILY ? "Family" : "Two shapes",
            ends ->
                ends == EndsSource.FAMILY
                    ? "Two or three members of a family that comes with the program"
                    : "Two meshes, fitted over the same tiles with the same networks",
            model.ends().source());
    Segments<WayMix> mix =
        new Segments<>(
            "Mix", model.way().kind().mixes(), WayMix::label, WayMix::hint, model.way().mix());
    getChildren().addAll(source, separator(), mix, separator());
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
