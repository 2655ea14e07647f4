package dev.tessera.app.cli;

import dev.tessera.model.render.Between;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of how the frames of a clip are written, of whatever makes them. */
final class FilmArguments {
  /** All of them. */
  static final String[] NAMES = {"--fps", "--between"};

  @Option(
      names = "--fps",
      paramLabel = "F",
      description =
          "Clips: frames per second that are written, 0.1 to 120; default those of the clip, each"
              + " at its own time; of films of a light field 25.")
  private @Nullable Double rate;

  @Option(
      names = "--between",
      paramLabel = "field|mean",
      description =
          "Clips: what frames between two of the clip show: what the field has at their time, or"
              + " the two mixed; default mean.")
  private Between between = Between.USUAL;

  /** Frames per second, if a rate was asked for. */
  Optional<Double> rate() {
    return Optional.ofNullable(rate);
  }

  /** What frames show that are none of the clip's. */
  Between between() {
    return between;
  }
}
