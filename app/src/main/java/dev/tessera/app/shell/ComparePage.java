package dev.tessera.app.shell;

import dev.tessera.app.compare.CompareView;
import dev.tessera.app.compare.CompareViewModel;
import dev.tessera.app.session.SessionModel;
import java.util.Optional;
import javafx.scene.Node;

/** Feature maps of modulation and concatenation. */
record ComparePage(
    Subject subject, CompareViewModel compare, SessionModel session, CommandButtons buttons)
    implements Page {
  @Override
  public String title() {
    return "Compare";
  }

  @Override
  public String icon() {
    return "mdi2w-waves";
  }

  @Override
  public String hint() {
    return "Why modulation: feature maps for several codes, both ways";
  }

  @Override
  public Optional<Command> command() {
    return Optional.of(Command.COMPARE_PAGE);
  }

  @Override
  public Node view() {
    return StillNote.above(new CompareView(compare, buttons.labelled(Command.COMPARE)), session);
  }
}
