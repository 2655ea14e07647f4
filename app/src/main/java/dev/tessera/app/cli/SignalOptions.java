package dev.tessera.app.cli;

import java.nio.file.Path;

/** Options of {@code fit} that mean something for one kind of signal only. */
final class SignalOptions {
  private static final String[] OF_IMAGES = {
    "--tile", "--overlap", "--global", "--alpha", "--scale", "--depth", "--quality", "--error-map"
  };

  private static final String[] OF_SHAPES = {"--cells", "--resolution", "--up", "--faces"};

  private SignalOptions() {}

  /**
   * Refuses options of images.
   *
   * @throws IllegalArgumentException naming the first
   */
  static void requireNoneOfImages(Given given, Path mesh) {
    given.refuse("is for images, and " + mesh + " is a mesh.", OF_IMAGES);
  }

  /**
   * Refuses options of shapes.
   *
   * @throws IllegalArgumentException naming the first
   */
  static void requireNoneOfShapes(Given given, Path image) {
    given.refuse("is for shapes, and " + image + " is no mesh.", OF_SHAPES);
  }
}
