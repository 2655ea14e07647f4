package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.bytes;
import static dev.tessera.model.signal.io.TestImages.encode;
import static dev.tessera.model.signal.io.TestImages.photo;
import static dev.tessera.model.signal.io.TestImages.resource;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small sound images of every kind that a format has. */
final class SoundImages {
  private SoundImages() {}

  static List<byte[]> of(String format) throws IOException {
    BufferedImage colour = photo(BufferedImage.TYPE_3BYTE_BGR, 24, 18);
    BufferedImage alpha = photo(BufferedImage.TYPE_4BYTE_ABGR, 24, 18);
    alpha.setRGB(3, 3, 0x40FF8000);
    BufferedImage grey = photo(BufferedImage.TYPE_BYTE_GRAY, 24, 18);
    BufferedImage wide = photo(BufferedImage.TYPE_USHORT_GRAY, 24, 18);
    BufferedImage bits = photo(BufferedImage.TYPE_BYTE_BINARY, 24, 18);
    BufferedImage indexed = photo(BufferedImage.TYPE_BYTE_INDEXED, 24, 18);
    List<byte[]> files = new ArrayList<>();
    switch (format) {
      case "png" -> {
        for (BufferedImage image : List.of(colour, alpha, grey, wide, bits, indexed)) {
          files.add(encode(image, "png"));
        }
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        files.add(
            TestPng.rgb(2, 8)
                .with("iCCP", "linear", 0, 0, TestPng.deflated(linear))
                .with("tRNS", 0, 1, 0, 2, 0, 3)
                .row(1, 2, 3, 4, 5, 6));
        files.add(
            TestPng.indexed(2, 4)
                .withNumbers("gAMA", 1)
                .withNumbers("cHRM", 0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
                .with("PLTE", 1, 2, 3, 4, 5, 6)
                .with("tRNS", 7)
                .row(0x01));
      }
      case "jpeg" -> {
        files.add(encode(colour, "jpeg"));
        files.add(encode(grey, "jpeg"));
        files.add(written(colour, "jpeg", "", true));
      }
      case "tiff" -> {
        for (String compression : List.of("LZW", "Deflate", "PackBits", "ZLib")) {
          files.add(written(colour, "tiff", compression, false));
        }
        files.add(written(bits, "tiff", "CCITT T.6", false));
        files.add(encode(alpha, "tiff"));
        files.add(encode(wide, "tiff"));
        files.add(encode(indexed, "tiff"));
      }
      case "bmp" -> {
        for (BufferedImage image : List.of(colour, grey, bits, indexed)) {
          files.add(encode(image, "bmp"));
        }
      }
      case "pnm" -> {
        files.add(encode(colour, "pnm"));
        files.add(bytes("P2\n# a comment\n4 2\n100\n0 1 2 3 4 50 60 100\n"));
        files.add(bytes("P1\n8 2\n01010101\n1 1 1 1 0 0 0 0\n"));
        files.add(bytes("P4\n16 2\n", 1, 2, 3, 4));
        files.add(
            bytes(
"""
P7
WIDTH 2
HEIGHT 2
DEPTH 2
MAXVAL 255
TUPLTYPE GRAYSCALE_ALPHA
ENDHDR
""",
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8));
      }
      case "gif" -> {
        files.add(encode(colour, "gif"));
        files.add(new TestGif(40, 30).frame(0, 0, 40, 30, 1).bytes());
        files.add(
            new TestGif(9, 9).control(2, 4, 3).frame(2, 3, 5, 4, 3).frame(0, 0, 9, 9, 0).bytes());
      }
      default -> {
        List<String> names =
            switch (format) {
              case "webp" ->
                  List.of(
                      "waves.webp",
                      "waves-alpha.webp",
                      "waves-plain-alpha.webp",
                      "moving.webp",
                      "lossless-alpha.webp");
              case "avif" ->
                  List.of(
                      "waves.avif",
                      "waves-alpha.avif",
                      "waves-turned.avif",
                      "waves-cropped.avif",
                      "waves-grid.avif");
              default -> List.of("waves.heic");
            };
        for (String name : names) {
          files.add(resource(name));
        }
      }
    }
    return files;
  }

  private static byte[] written(
      BufferedImage image, String format, String compression, boolean progressive)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      } else {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
