package dev.tessera.app.save;

import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.util.Map;

/** How a picture can be saved. */
public enum PictureFormat {
  /** PNG for screens. */
  PNG_8("PNG, 8 bit", ImageFormat.PNG, 8),
  /** PNG for further work. */
  PNG_16("PNG, 16 bit", ImageFormat.PNG, 16),
  /** TIFF for screens. */
  TIFF_8("TIFF, 8 bit", ImageFormat.TIFF, 8),
  /** TIFF for further work. */
  TIFF_16("TIFF, 16 bit", ImageFormat.TIFF, 16),
  /** JPEG, small and lossy. */
  JPEG("JPEG", ImageFormat.JPEG, 8);

  private final String label;
  private final ImageFormat format;
  private final int bits;

  PictureFormat(String label, ImageFormat format, int bits) {
    this.label = label;
    this.format = format;
    this.bits = bits;
  }

  /** A word or two. */
  public String label() {
    return label;
  }

  /** The usual one, without the dot. */
  public String extension() {
    return format.extensions().get(0);
  }

  /** What is written. */
  public ImageFormat format() {
    return format;
  }

  /** For the writer; quality counts for JPEG only. */
  public WriteOptions options(double quality) {
    return new WriteOptions(format, bits, (float) quality, Map.of("Software", "Tessera"));
  }
}
