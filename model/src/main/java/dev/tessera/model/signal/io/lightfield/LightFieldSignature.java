package dev.tessera.model.signal.io.lightfield;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the first bytes of a file show, or its name. */
enum LightFieldSignature {
  /** An archive of files. */
  ZIP,
  /** An archive of no files. */
  EMPTY_ZIP,
  /** What a camera with lenses before its sensor writes. */
  RAW,
  /** A folder, a picture, or what is no light field. */
  OTHER;

  static LightFieldSignature of(Path file) {
    if (!Files.isRegularFile(file)) {
      return OTHER;
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String head;
    try (InputStream in = Files.newInputStream(file)) {
      head = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return OTHER;
    }
    if (head.equals("\u0089LFP") || name.endsWith(".lfp") || name.endsWith(".lfr")) {
      return RAW;
    }
    if (head.equals("PK\u0005\u0006")) {
      return EMPTY_ZIP;
    }
    return head.equals("PK\u0003\u0004") ? ZIP : OTHER;
  }
}
