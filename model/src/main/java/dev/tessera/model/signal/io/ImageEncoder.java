package dev.tessera.model.signal.io;

import dev.tessera.model.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes samples with the writer of a format. */
final class ImageEncoder {
  private final Samples samples;
  private final WriteOptions options;
  private final BooleanSupplier cancelled;

  ImageEncoder(Samples samples, WriteOptions options, BooleanSupplier cancelled) {
    this.samples = samples.requireImage();
    this.options = options;
    this.cancelled = cancelled;
  }

  void encode(Path file) throws IOException {
    Optional<String> problem = options.format().problem(samples.extent(1), samples.extent(0));
    if (problem.isPresent()) {
      throw new IOException(problem.get());
    }
    try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      encode(out);
    }
  }

  /** Into memory. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      encode(out);
    }
    return bytes.toByteArray();
  }

  private void encode(ImageOutputStream out) throws IOException {
    boolean jpeg = options.format() == ImageFormat.JPEG;
    SamplesImage image = new SamplesImage(samples, options.bitDepth(), jpeg, cancelled);
    ImageWriter writer = writer();
    try {
      writer.setOutput(out);
      ImageWriteParam param = param(writer);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
      if (options.format() == ImageFormat.PNG && !options.metadata().isEmpty()) {
        PngText.add(metadata, options.metadata());
      }
      writer.write(null, new IIOImage(image, null, metadata), param);
    } catch (IOException e) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      throw e;
    } finally {
      writer.dispose();
    }
  }

  private ImageWriteParam param(ImageWriter writer) {
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (options.format() != ImageFormat.PNG) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    }
    switch (options.format()) {
      case JPEG -> {
        param.setCompressionQuality(options.jpegQuality());
        ((JPEGImageWriteParam) param).setOptimizeHuffmanTables(true); // smaller for nothing
      }
      case TIFF -> param.setCompressionType("Deflate");
      default -> {}
    }
    return param;
  }

  private ImageWriter writer() {
    String name = options.format().name().toLowerCase(Locale.ROOT);
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(name);
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith("com.sun.imageio.")) {
        return writer;
      }
    }
    throw new IllegalStateException("This Java has no writer for " + options.format());
  }
}
