package dev.tessera.model.signal.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * A sequence of PNG files: written into a folder of its own, moved beside the target at the end.
 */
final class PngFrames implements FrameSink {
  private final Path folder;
  private final Path temporary;
  private final String stem;
  private final int width;
  private final int height;
  private final List<Path> written = new ArrayList<>();

  private PngFrames(Path folder, Path temporary, String stem, int width, int height) {
    this.folder = folder;
    this.temporary = temporary;
    this.stem = stem;
    this.width = width;
    this.height = height;
  }

  static PngFrames open(Path target, int width, int height) throws IOException, SaveException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new SaveException(target, "the folder " + folder + " does not exist");
    }
    String stem = stem(target);
    refuseAnother(target, folder, stem);
    Path temporary = Files.createDirectory(folder.resolve(".tessera-" + UUID.randomUUID()));
    return new PngFrames(folder, temporary, stem, width, height);
  }

  private static String stem(Path target) {
    String name = String.valueOf(target.getFileName());
    return name.toLowerCase(Locale.ROOT).endsWith(".png")
        ? name.substring(0, name.length() - ".png".length())
        : name;
  }

  /** A sequence laid over a longer one would play into the rest of it. */
  private static void refuseAnother(Path target, Path folder, String stem)
      throws IOException, SaveException {
    Pattern frame = Pattern.compile(Pattern.quote(stem) + "-\\d{4,}\\.png");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (frame.matcher(name).matches()) {
          throw new SaveException(target, name + " exists already, choose another name or folder");
        }
      }
    }
  }

  @Override
  public void write(int[] argb) throws IOException {
    Path file =
        temporary.resolve(String.format(Locale.ROOT, "%s-%04d.png", stem, written.size() + 1));
    written.add(file);
    if (!ImageIO.write(image(argb), "png", file.toFile())) {
      throw new IOException("this Java has no PNG writer");
    }
  }

  private BufferedImage image(int[] argb) {
    boolean opaque = true;
    int[] straight = new int[argb.length];
    for (int i = 0; i < argb.length; i++) {
      opaque &= argb[i] >>> 24 == 255;
      straight[i] = Premultiplied.straight(argb[i]);
    }
    int type = opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    BufferedImage image = new BufferedImage(width, height, type);
    image.getRaster().setDataElements(0, 0, width, height, straight);
    return image;
  }

  @Override
  public void finish() throws IOException {
    List<Path> moved = new ArrayList<>();
    try {
      for (Path file : written) {
        moved.add(Files.move(file, folder.resolve(String.valueOf(file.getFileName()))));
      }
    } catch (IOException e) {
      for (Path file : moved) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : written) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(temporary);
  }
}
