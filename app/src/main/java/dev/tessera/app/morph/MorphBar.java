package dev.tessera.app.morph;

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
final class MorphBar extends FlowPane {
  MorphBar(MorphViewModel model, MorphView.Buttons buttons) {
    getStyleClass().addAll("picture-bar", "morph-bar");
    Segments<MorphSource> source =
        new Segments<>(
            "Morph",
            List.of(MorphSource.FAMILY, MorphSource.SHAPES),
            MorphSource::label,
            MorphSource::hint,
            model.ends().source());
    Segments<MorphMix> mix =
        new Segments<>(
            "Mix", List.of(MorphMix.values()), MorphMix::label, MorphMix::hint, model.mix());
    getChildren().addAll(source, separator(), mix, separator());
    getChildren().addAll(buttons.zoom());
    getChildren().addAll(buttons.switches());
    getChildren().addAll(separator(), fineness(model.surface()));
  }

  private static Node separator() {
    return new Separator(Orientation.VERTICAL);
  }

  private static Node fineness(MorphSurfaceViewModel surface) {
    var box =
        Choice.of(
            MorphSurfaceViewModel.RESOLUTIONS,
            cells -> cells + "\u00b3",
            "Cells of the grid on which a frame is extracted once the slider rests; while it"
                + " moves there are 64\u00b3",
            surface.resolution().asObject());
    Label name = new Label("At rest");
    name.setLabelFor(box);
    HBox row = new HBox(6, name, box);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
