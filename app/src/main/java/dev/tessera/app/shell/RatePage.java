package dev.tessera.app.shell;

import dev.tessera.app.rate.RateView;
import dev.tessera.app.rate.RateViewModel;
import dev.tessera.app.session.SessionModel;
import java.util.Optional;
import javafx.scene.Node;

/** How good the picture is for its size, in several formats. */
record RatePage(Subject subject, RateViewModel rate, SessionModel session) implements Page {
  @Override
  public String title() {
    return "Rate";
  }

  @Override
  public String icon() {
    return "mdi2c-chart-bell-curve-cumulative";
  }

  @Override
  public String hint() {
    return "Quality against size: our files beside JPEG and WebP";
  }

  @Override
  public Optional<Command> command() {
    return Optional.of(Command.RATE_PAGE);
  }

  @Override
  public Node view() {
    return StillNote.above(new RateView(rate), session);
  }
}
