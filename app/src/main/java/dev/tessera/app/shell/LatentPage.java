package dev.tessera.app.shell;

import dev.tessera.app.codes.LatentView;
import dev.tessera.app.form.Controls;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.way.PictureWayPane;
import dev.tessera.app.way.PictureWayViewModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** The code-book, and pictures between two. */
record LatentPage(
    Subject subject, LatentModels latent, SessionModel session, CommandButtons buttons)
    implements Page {
  private static final String SENTENCE =
      "The tiles of a light field lie across all its views, sheared by their disparity: this page,"
          + " which shows the tiles of one picture, cannot show their codes.";

  @Override
  public String title() {
    return "Latent";
  }

  @Override
  public String icon() {
    return "mdi2t-tune-vertical";
  }

  @Override
  public String hint() {
    return "The code-book, a tile's code, pictures between two";
  }

  @Override
  public Optional<Command> command() {
    return Optional.of(Command.LATENT_PAGE);
  }

  @Override
  public Node view() {
    PictureWayViewModel way = latent.way();
    PictureWayPane pane = new PictureWayPane(way);
    // There is a way between pictures, none between clips.
    Controls.showIf(pane, session.property().map(open -> open.filter(s -> !s.single()).isEmpty()));
    return NotOfLightFields.instead(codes(way, pane), session, SENTENCE);
  }

  private Node codes(PictureWayViewModel way, PictureWayPane pane) {
    return new LatentView(
        latent.codes(),
        new LatentView.Aside(way.picture(), way.title(), pane),
        List.of(
            buttons.icon(Command.UNDO),
            buttons.icon(Command.REDO),
            buttons.labelled(Command.COPY_CODE),
            buttons.labelled(Command.PASTE_CODE),
            buttons.labelled(Command.RESET_TILE),
            buttons.labelled(Command.RESET_CODES)));
  }
}
