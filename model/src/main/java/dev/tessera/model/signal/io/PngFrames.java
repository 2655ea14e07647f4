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

  static PngFrames open(Path target, int width, int height) throws IOException, SaveException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new SaveException(target, "the folder " + folder + " does not exist");
    }
    FrameFolder.Naming naming = naming(target);
    FrameFolder.requireNone(
        target,
        folder,
        naming.stem(),
        List.of("png"),
        "exists already, choose another name or folder");
    return new PngFrames(FrameFolder.open(folder, naming), width, height);
  }

  /** Of "name.png", or "name", name-0001.png and so on. */
  static FrameFolder.Naming naming(Path target) {
    String name = String.valueOf(target.getFileName());
    String stem =
        name.toLowerCase(Locale.ROOT).endsWith(".png")
            ? name.substring(0, name.length() - ".png".length())
            : name;
    return new FrameFolder.Naming(stem, "png");
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
