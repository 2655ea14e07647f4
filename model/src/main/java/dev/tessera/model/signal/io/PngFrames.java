package dev.tessera.model.signal.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A sequence of PNG files, which appear all together. */
final class PngFrames implements FrameSink {
  private final FrameFolder frames;
  private final int width;
  private final int height;

  private PngFrames(FrameFolder frames, int width, int height) {
    this.frames = frames;
    this.width = width;
    this.height = height;
  }

  /**
   * Where the files of a target go.
   *
   * @param folder that they lie in
   * @param naming of them
   * @param inTarget whether the target is that folder
   */
  record Place(Path folder, FrameFolder.Naming naming, boolean inTarget) {
    private static final String ENDING = ".png";

    /** Of "name.png" name-0001.png beside it; of any other the folder of frame-0001.png. */
    static Place of(Path target) {
      Path whole = target.toAbsolutePath().normalize();
      String name = String.valueOf(whole.getFileName());
      Path beside = whole.getParent();
      boolean named = name.toLowerCase(Locale.ROOT).endsWith(ENDING) && !Files.isDirectory(whole);
      if (!named || beside == null) {
        return new Place(whole, new FrameFolder.Naming("frame", "png"), true);
      }
      String stem = name.substring(0, name.length() - ENDING.length());
      return new Place(beside, new FrameFolder.Naming(stem, "png"), false);
    }

    void requireFree(Path target) throws SaveException {
      Path above = inTarget ? folder.getParent() : folder;
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new SaveException(target, "it is a file");
      }
      if (!Files.isDirectory(folder) && (above == null || !Files.isDirectory(above))) {
        throw new SaveException(target, "the folder " + above + " does not exist");
      }
      FrameFolder.requireNone(
          target,
          folder,
          naming.stem(),
          List.of("png"),
          "exists already, choose another name or folder");
    }
  }

  static PngFrames open(Path target, FilmPlan plan) throws IOException, SaveException {
    Place place = Place.of(target);
    place.requireFree(target);
    return new PngFrames(
        FrameFolder.open(place.folder(), place.naming()), plan.width(), plan.height());
  }

  @Override
  public void write(int[] argb) throws IOException {
    if (!ImageIO.write(image(argb), "png", frames.next().toFile())) {
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
    frames.finish();
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
