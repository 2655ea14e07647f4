package dev.tessera.model.signal.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** An animated GIF, each frame with the 256 colours that suit it best, repeated forever. */
final class GifFrames implements FrameSink {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  /** Players take a shorter delay, in hundredths of a second, for a mistake and slow down. */
  private static final long SHORTEST_DELAY = 2;

  private final PendingFile pending;
  private final ImageWriter writer;
  private final ImageOutputStream out;
  private final int width;
  private final int height;
  private final double framesPerSecond;
  private long count;
  private boolean open = true;

  private GifFrames(
      PendingFile pending,
      ImageWriter writer,
      ImageOutputStream out,
      int width,
      int height,
      double framesPerSecond) {
    this.pending = pending;
    this.writer = writer;
    this.out = out;
    this.width = width;
    this.height = height;
    this.framesPerSecond = framesPerSecond;
  }

  static GifFrames open(Path target, int width, int height, double framesPerSecond)
      throws IOException, SaveException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    PendingFile pending = PendingFile.of(target);
    ImageOutputStream out = new FileImageOutputStream(pending.temporary().toFile());
    writer.setOutput(out);
    writer.prepareWriteSequence(null);
    return new GifFrames(pending, writer, out, width, height, framesPerSecond);
  }

  @Override
  public void write(int[] argb) throws IOException {
    int[] rgb = new int[argb.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = Premultiplied.overWhite(argb[i]);
    }
    GifPalette palette = GifPalette.of(rgb);
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette.colourModel());
    image.getRaster().setDataElements(0, 0, width, height, palette.indices(rgb, width));
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            new ImageTypeSpecifier(image.getColorModel(), image.getSampleModel()),
            writer.getDefaultWriteParam());
    describe(metadata);
    writer.writeToSequence(new IIOImage(image, null, metadata), null);
    count++;
  }

  private void describe(IIOMetadata metadata) throws IIOInvalidTreeException {
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Long.toString(delay()));
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(control);
    if (count == 0) {
      IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      loop.setUserObject(new byte[] {1, 0, 0});
      IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
      extensions.appendChild(loop);
      root.appendChild(extensions);
    }
    metadata.mergeTree(FORMAT, root);
  }

  /** In hundredths of a second, rounded so that the frames together last what they should. */
  private long delay() {
    long begin = Math.round(100 * count / framesPerSecond);
    long end = Math.round(100 * (count + 1) / framesPerSecond);
    return Math.max(SHORTEST_DELAY, end - begin);
  }

  @Override
  public void finish() throws IOException {
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
