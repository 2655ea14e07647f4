package dev.tessera.app.cli;

import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.ViewPart;
import dev.tessera.model.signal.io.lightfield.ViewTurn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of what is read of a light field. */
final class LightFieldArguments {
  /** All of them. */
  static final String[] NAMES = {"--grid", "--views", "--turn"};

  /** What can be done to a grid of views, in the order in which it is done. */
  enum Turn {
    /** Rows become columns. */
    TRANSPOSE,
    /** The last row becomes the first. */
    ROWS,
    /** The last column becomes the first. */
    COLUMNS
  }

  @Option(
      names = "--grid",
      paramLabel = "RxC",
      description =
          "Light fields: rows and columns of their views, where names do not tell them; views with"
              + " a running number, and those in one picture, are taken row by row.")
  @Nullable String grid;

  @Option(
      names = "--views",
      paramLabel = "RxC",
      description =
          "Light fields: read only so many rows and columns in the middle; default all, of the"
              + " interleaved views of a Lytro camera 8x8.")
  @Nullable String views;

  @Option(
      names = "--turn",
      paramLabel = "TURN",
      split = ",",
      description =
          "Light fields: turn the grid of views where it looks around the wrong way: transpose"
              + " exchanges rows and columns, rows and columns reverse their order; several with"
              + " commas between.")
  List<Turn> turn = List.of();

  /**
   * What of a light field is to be read.
   *
   * @param clip tells the step and the size
   * @throws IllegalArgumentException naming the option that is out of range
   */
  LightFieldChoice choice(ClipArguments clip) {
    ViewTurn turned =
        new ViewTurn(
            turn.contains(Turn.TRANSPOSE), turn.contains(Turn.ROWS), turn.contains(Turn.COLUMNS));
    ViewPart part = new ViewPart(parsed("--views", views), clip.every);
    return new LightFieldChoice(parsed("--grid", grid), turned, part, clip.size());
  }

  private static Optional<ViewGrid> parsed(String option, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<ViewGrid> found = ViewGrid.parse(text);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          option + " must be rows and columns such as 9x9, found " + text);
    }
    return found;
  }
}
