package dev.tessera.model.signal.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One decoding of an image.
 *
 * @param in the bytes of the file
 * @param info what the header says
 * @param cancelled whether the decoding should end
 * @param notes what was said of it so far
 */
record Decoding(SourceStream in, ImageInfo info, BooleanSupplier cancelled, List<String> notes) {
  /** Nothing said yet. */
  Decoding(SourceStream in, ImageInfo info, BooleanSupplier cancelled) {
    this(in, info, cancelled, new ArrayList<>());
  }

  /** Says something that the person should know of, such as "its profile is damaged, ignored". */
  void note(String note) {
    notes.add(note);
  }
}
