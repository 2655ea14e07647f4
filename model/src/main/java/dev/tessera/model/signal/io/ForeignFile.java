package dev.tessera.model.signal.io;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file that people try to open and that is not read, named so that they know what to do.
 *
 * @param at where the signature stands, bytes from the start
 * @param signature by which it is known
 * @param words what it is, for the end of a sentence
 */
record ForeignFile(int at, String signature, String words) {
  private static final List<ForeignFile> KNOWN =
      List.of(
          convertible(0, "\u00FF\n", "a JPEG XL image", "PNG (djxl does)"),
          convertible(0, "\0\0\0\fJXL ", "a JPEG XL image", "PNG (djxl does)"),
          convertible(0, "\0\0\0\fjP  ", "a JPEG 2000 image", "PNG or TIFF"),
          convertible(0, "\u00FFO\u00FFQ", "a JPEG 2000 image", "PNG or TIFF"),
          convertible(0, "8BPS", "a Photoshop document", "TIFF or PNG"),
          convertible(0, "v/1\u0001", "an OpenEXR image", "PNG or TIFF of 16 bits"),
          convertible(0, "#?RADIANCE", "a Radiance HDR image", "PNG or TIFF of 16 bits"),
          convertible(0, "PF", "a floating-point map (PFM)", "TIFF of 16 bits"),
          convertible(0, "Pf", "a floating-point map (PFM)", "TIFF of 16 bits"),
          convertible(0, "II\u00BC\u0001", "a JPEG XR image", "PNG or TIFF"),
          convertible(0, "\0\0\1\0", "an icon", "PNG"),
          convertible(0, "qoif", "a QOI image", "PNG"),
          raw(0, "IIRO"),
          raw(0, "IIRS"),
          raw(0, "MMOR"),
          raw(0, "IIU\0"),
          raw(0, "FUJIFILM"),
          raw(0, "FOVb"),
          raw(4, "ftypcrx"),
          convertible(0, "DDS ", "a DDS texture", "PNG"),
          convertible(0, "gimp xcf", "a GIMP document", "PNG or TIFF"),
          convertible(0, "SIMPLE  =", "a FITS image", "TIFF of 16 bits"),
          new ForeignFile(0, "%PDF", "a PDF document"),
          new ForeignFile(0, "%!PS", "a PostScript document"),
          new ForeignFile(0, "\u00C5\u00D0\u00D3\u00C6", "a PostScript document"),
          new ForeignFile(0, "PK\u0003\u0004", "a ZIP archive"),
          new ForeignFile(4, "ftyp", "a film"),
          new ForeignFile(0, "\u001AE\u00DF\u00A3", "a film"),
          new ForeignFile(0, "<svg", "a drawing in SVG, which has no pixels"),
          new ForeignFile(0, "<?xml", "a text in XML, which has no pixels"));

  private static ForeignFile convertible(int at, String signature, String name, String formats) {
    return new ForeignFile(
        at, signature, name + ", which is not read; save it as " + formats + " and open that");
  }

  private static ForeignFile raw(int at, String signature) {
    return new ForeignFile(
        at,
        signature,
        "a raw file of a camera, which is not read; develop it, save it as TIFF of 16 bits"
            + " and open that");
  }

  /**
   * What a file is, for the end of a sentence.
   *
   * @param head its first bytes, 12 or fewer
   */
  static String describe(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return KNOWN.stream()
        .filter(known -> text.startsWith(known.signature, known.at))
        .findFirst()
        .map(known -> known.words)
        .orElse("something else in its first bytes");
  }
}
