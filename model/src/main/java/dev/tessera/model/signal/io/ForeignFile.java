package dev.tessera.model.signal.io;

import java.nio.charset.StandardCharsets;

/** Names files that people try to open and that are not read, so that they know what to do. */
final class ForeignFile {
  private ForeignFile() {}

  /**
   * What a file is, for the end of a sentence.
   *
   * @param head its first bytes, 12 or fewer
   */
  static String describe(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00FF\n") || text.startsWith("\0\0\0\fJXL ")) {
      return "a JPEG XL image, which is not read; save it as PNG (djxl does) and open that";
    }
    if (text.startsWith("GIF8")) {
      return "a GIF, which is not read; save it as PNG and open that";
    }
    if (text.startsWith("\0\0\0\fjP  ") || text.startsWith("\u00FFO\u00FFQ")) {
      return "a JPEG 2000 image, which is not read; save it as PNG or TIFF and open that";
    }
    if (text.startsWith("8BPS")) {
      return "a Photoshop document, which is not read; save it as TIFF or PNG and open that";
    }
    if (text.startsWith("%PDF")) {
      return "a PDF document";
    }
    if (text.startsWith("v/1\u0001") || text.startsWith("#?RADIANCE")) {
      return "an image of high dynamic range (EXR or HDR), which is not read;"
          + " save it as PNG or TIFF of 16 bits and open that";
    }
    if (text.startsWith("PF") || text.startsWith("Pf")) {
      return "a floating-point map (PFM), which is not read; save it as TIFF of 16 bits";
    }
    if (text.startsWith("II\u00BC\u0001")) {
      return "a JPEG XR image, which is not read; save it as PNG or TIFF and open that";
    }
    if (text.startsWith("\0\0\1\0")) {
      return "an icon, which is not read; save it as PNG and open that";
    }
    if (text.startsWith("qoif")) {
      return "a QOI image, which is not read; save it as PNG and open that";
    }
    if (text.startsWith("PK\u0003\u0004")) {
      return "a ZIP archive";
    }
    if (text.startsWith("IIRO")
        || text.startsWith("IIRS")
        || text.startsWith("MMOR")
        || text.startsWith("IIU\0")
        || text.startsWith("FUJIFILM")
        || text.startsWith("FOVb")
        || text.startsWith("ftypcrx", 4)) {
      return "a raw file of a camera, which is not read; develop it, save it as TIFF of 16 bits"
          + " and open that";
    }
    if (text.startsWith("DDS ") || text.startsWith("gimp xcf") || text.startsWith("SIMPLE  =")) {
      return "an image of a kind that is not read (DDS, XCF or FITS); save it as PNG or TIFF";
    }
    if (text.startsWith("%!PS") || text.startsWith("\u00C5\u00D0\u00D3\u00C6")) {
      return "a PostScript document";
    }
    if (text.startsWith("ftyp", 4) || text.startsWith("\u001AE\u00DF\u00A3")) {
      return "a film";
    }
    if (text.startsWith("<svg") || text.startsWith("<?xml")) {
      return "a drawing or another text in XML, which has no pixels";
    }
    return "something else in its first bytes";
  }
}
