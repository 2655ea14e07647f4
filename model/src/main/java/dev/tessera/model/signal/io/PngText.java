package dev.tessera.model.signal.io;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** Adds texts to PNG metadata: tEXt where Latin-1 is enough, else iTXt. */
final class PngText {
  private static final String FORMAT = "javax_imageio_png_1.0";

  private PngText() {}

  static void add(IIOMetadata metadata, Map<String, String> texts) throws IIOInvalidTreeException {
    IIOMetadataNode plain = new IIOMetadataNode("tEXt");
    IIOMetadataNode international = new IIOMetadataNode("iTXt");
    new TreeMap<>(texts)
        .forEach(
            (keyword, text) -> {
              if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
                plain.appendChild(plainEntry(keyword, text));
              } else {
                international.appendChild(internationalEntry(keyword, text));
              }
            });
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    if (international.hasChildNodes()) {
      root.appendChild(international);
    }
    if (plain.hasChildNodes()) {
      root.appendChild(plain);
    }
    metadata.mergeTree(FORMAT, root);
  }

  private static IIOMetadataNode plainEntry(String keyword, String text) {
    IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
    entry.setAttribute("keyword", keyword);
    entry.setAttribute("value", text);
    return entry;
  }

  private static IIOMetadataNode internationalEntry(String keyword, String text) {
    IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
    entry.setAttribute("keyword", keyword);
    entry.setAttribute("compressionFlag", "FALSE");
    entry.setAttribute("compressionMethod", "0");
    entry.setAttribute("languageTag", "");
    entry.setAttribute("translatedKeyword", "");
    entry.setAttribute("text", text);
    return entry;
  }
}
