package dev.tessera.app.export;

import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.util.Map;

/** How a picture can be saved. */
public enum ExportFormat {
  /** PNG for screens. */
  PNG_8("PNG, 8 bit", ImageFormat.PNG, 8, "png"),
  /** PNG for further work. */
  PNG_16("PNG, 16 bit", ImageFormat.PNG, 16, "png"),
  /** TIFF for screens. */
  TIFF_8("TIFF, 8 bit", ImageFormat.TIFF, 8, "tif"),
  /** TIFF for further work. */
  TIFF_16("TIFF, 16 bit", ImageFormat.TIFF, 16, "tif"),
  /** JPEG, small and lossy. */
  JPEG("JPEG", ImageFormat.JPEG, 8, "jpg");

  private final String label;
  private final ImageFormat format;
  private final int bits;
  private final String extension;

  ExportFormat(String label, ImageFormat format, int bits, String extension) {
    this.label = label;
    this.format = format;
    this.bits = bits;
    this.extension = extension;
  }

  /** A word or two. */
  public String label() {
    return label;
  }

  /** Without the dot. */
  public String extension() {
    return extension;
  }

  /** For the writer; quality counts for JPEG only. */
  WriteOptions options(double quality) {
    return new WriteOptions(format, bits, (float) quality, Map.of("Software", "Tessera"));
  }
}
