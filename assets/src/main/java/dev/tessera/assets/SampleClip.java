package dev.tessera.assets;

/**
 * A clip that ships with the program.
 *
 * @param name file name, unique
 * @param title what it shows
 * @param credit its author
 * @param licence SPDX identifier, or "public domain"
 * @param size of its frames
 * @param frames how many
 */
public record SampleClip(
    String name, String title, String credit, String licence, Size size, int frames) {
  /** Pixels from left to right and from top to bottom. */
  public record Size(int width, int height) {}
}
