package dev.tessera.model.signal.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An animated GIF, each frame with the 256 colours that suit it best, repeated forever. A pixel of
 * a GIF is clear or opaque: one that lets more through than not is clear, any other has its colour.
 */
final class GifFrames implements FrameSink {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  /** Players take a shorter delay, in hundredths of a second, for a mistake and slow down. */
  private static final long SHORTEST_DELAY = 2;

  private final PendingFile pending;
  private final ImageWriter writer;
  private final ImageOutputStream out;
  private final FilmPlan plan;
  private long count;
  private long next;
  private long left;
  private boolean begun;

  /** The frame that is written once it is known whether the next is seen through. */
  private @Nullable Held held;

  private boolean open = true;

  /** A frame that is not written yet. */
  private static final class Held {
    /** Its colours, {@link GifPalette#CLEAR} among them. */
    private final int[] rgb;

    /** Whether any pixel is. */
    private final boolean clear;

    /** How long it is shown, hundredths of a second. */
    private final long delay;

    Held(int[] rgb, boolean clear, long delay) {
      this.rgb = rgb;
      this.clear = clear;
      this.delay = delay;
    }
  }

  private GifFrames(PendingFile pending, ImageWriter writer, ImageOutputStream out, FilmPlan plan) {
    this.pending = pending;
    this.writer = writer;
    this.out = out;
    this.plan = plan;
  }

  static GifFrames open(Path target, FilmPlan plan) throws IOException, SaveException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    PendingFile pending = PendingFile.of(target);
    ImageOutputStream out = new FileImageOutputStream(pending.temporary().toFile());
    writer.setOutput(out);
    writer.prepareWriteSequence(null);
    return new GifFrames(pending, writer, out, plan);
  }

  @Override
  public void write(int[] argb) throws IOException {
    long frame = count++;
    if (frame < next) {
      left++;
      return;
    }
    next = frame + 1;
    while (hundredths(next) - hundredths(frame) < SHORTEST_DELAY) {
      next++;
    }
    int[] rgb = new int[argb.length];
    boolean clear = false;
    for (int i = 0; i < rgb.length; i++) {
      boolean each = Premultiplied.isClear(argb[i]);
      rgb[i] = each ? GifPalette.CLEAR : Premultiplied.straight(argb[i]) & 0xFFFFFF;
      clear |= each;
    }
    writeHeld(clear);
    held = new Held(rgb, clear, hundredths(next) - hundredths(frame));
  }

  /**
   * Writes the frame before.
   *
   * @param cleared whether it is taken away before the next is shown, which is seen through
   */
  private void writeHeld(boolean cleared) throws IOException {
    Held frame = held;
    if (frame == null) {
      return;
    }
    held = null;
    int width = plan.width();
    boolean clear = frame.clear || cleared;
    GifPalette palette = GifPalette.of(frame.rgb, clear);
    BufferedImage image =
        new BufferedImage(
            width, plan.height(), BufferedImage.TYPE_BYTE_INDEXED, palette.colourModel());
    byte[] indices = palette.indices(frame.rgb, width);
    image.getRaster().setDataElements(0, 0, width, plan.height(), indices);
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            new ImageTypeSpecifier(image.getColorModel(), image.getSampleModel()),
            writer.getDefaultWriteParam());
    metadata.mergeTree(FORMAT, description(clear, cleared, frame.delay));
    writer.writeToSequence(new IIOImage(image, null, metadata), null);
    begun = true;
  }

  /**
   * What is told of a frame beside its pixels.
   *
   * @param clear whether there is an index for clear pixels
   * @param cleared whether it is taken away before the next is shown
   * @param delay hundredths of a second
   */
  private IIOMetadataNode description(boolean clear, boolean cleared, long delay) {
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", cleared ? "restoreToBackgroundColor" : "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", clear ? "TRUE" : "FALSE");
    control.setAttribute("transparentColorIndex", Integer.toString(GifPalette.CLEAR_INDEX));
    control.setAttribute("delayTime", Long.toString(delay));
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(control);
    if (!begun) {
      IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      loop.setUserObject(new byte[] {1, 0, 0});
      IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
      extensions.appendChild(loop);
      root.appendChild(extensions);
    }
    return root;
  }

  /** When a frame begins, rounded so that the frames together last what they should. */
  private long hundredths(long frame) {
    return Math.round(100 * plan.clock().seconds(frame));
  }

  @Override
  public List<String> notes() {
    return left == 0
        ? List.of()
        : List.of(
            (left == 1 ? "1 frame is" : left + " frames are")
                + " left out, since a GIF shows none for less than 0.02 s");
  }

  @Override
  public void finish() throws IOException {
    writeHeld(false);
    writer.endWriteSequence();
    closeStream();
    pending.commit();
  }

  @Override
  public void close() throws IOException {
    writer.dispose();
    try (pending) {
      closeStream();
    }
  }

  /** These streams may not be closed twice. */
  private void closeStream() throws IOException {
    if (open) {
      open = false;
      out.close();
    }
  }
}
