package dev.tessera.app.way;

import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Segments;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** The controls of the view: where ends come from, how they are mixed, zoom, fineness. */
final class ShapeWayBar extends FlowPane {
  ShapeWayBar(ShapeWayViewModel model, ShapeWayView.Buttons buttons) {
    getStyleClass().addAll("picture-bar", "way-bar");
    Segments<EndsSource> source =
        new Segments<>(
            "Morph",
            List.of(EndsSource.FAMILY, EndsSource.SHAPES),
            EndsSource::label,
            EndsSource::hint,
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
    var box =
        Choice.of(
            FrameViewModel.RESOLUTIONS,
            cells -> cells + "\u00b3",
            "Cells of the grid on which a frame is extracted once the slider rests; while it"
                + " moves there are 64\u00b3",
            surface.resolution());
    Label name = new Label("At rest");
    name.setLabelFor(box);
    HBox row = new HBox(6, name, box);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
