package dev.tessera.app.shell;

import dev.tessera.app.compare.CompareModels;
import dev.tessera.app.compare.ComparePane;
import dev.tessera.app.compare.CompareView;
import dev.tessera.app.session.SessionModel;
import java.util.Optional;
import javafx.scene.Node;

/** Methods side by side, studies of sizes, and feature maps of two methods. */
record ComparePage(
    Subject subject, CompareModels compare, SessionModel session, CommandButtons buttons)
    implements Page {
  @Override
  public String title() {
    return "Compare";
  }

  @Override
  public String icon() {
    return "mdi2c-chart-multiline";
  }

  @Override
  public String hint() {
    return "Methods side by side, studies of sizes, and why modulation";
  }

  @Override
  public Optional<Command> command() {
    return Optional.of(Command.COMPARE_PAGE);
  }

  @Override
  public Node view() {
    Node maps = new CompareView(compare.maps(), buttons.labelled(Command.COMPARE));
    return new ComparePane(compare, StillNote.above(maps, session));
  }
}
