package dev.tessera.app.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Options of {@code fit} that mean something for one kind of signal only. */
final class SignalOptions {
  private static final List<String> OF_IMAGES =
      List.of(
          "--tile",
          "--overlap",
          "--global",
          "--alpha",
          "--scale",
          "--depth",
          "--quality",
          "--error-map");

  private static final List<String> OF_SHAPES =
      List.of("--cells", "--resolution", "--up", "--faces");

  private SignalOptions() {}

  /**
   * Refuses options of images.
   *
   * @throws IllegalArgumentException naming the first
   */
  static void requireNoneOfImages(CommandSpec command, Path mesh) {
    refuse(command, OF_IMAGES, "images, and " + mesh + " is a mesh");
  }

  /**
   * Refuses options of shapes.
   *
   * @throws IllegalArgumentException naming the first
   */
  static void requireNoneOfShapes(CommandSpec command, Path image) {
    refuse(command, OF_SHAPES, "shapes, and " + image + " is no mesh");
  }

  private static void refuse(CommandSpec command, List<String> names, String why) {
    for (String name : names) {
      if (command.commandLine().getParseResult().hasMatchedOption(name)) {
        throw new IllegalArgumentException(name + " is for " + why + ".");
      }
    }
  }
}
