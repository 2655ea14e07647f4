package dev.tessera.app.shell;

import dev.tessera.app.interpolate.LatentView;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.layout.StackPane;

/** The page of codes with its buttons, which are commands. */
final class LatentPage extends StackPane {
  LatentPage(Models models, CommandButtons buttons) {
    List<ButtonBase> edit =
        List.of(
            buttons.icon(Command.UNDO),
            buttons.icon(Command.REDO),
            buttons.labelled(Command.COPY_CODE),
            buttons.labelled(Command.PASTE_CODE),
            buttons.labelled(Command.RESET_TILE),
            buttons.labelled(Command.RESET_CODES));
    LatentModels latent = models.latent();
    getChildren().add(new LatentView(latent.codes(), latent.morph(), latent.export(), edit));
  }
}
