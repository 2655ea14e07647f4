package dev.tessera.model.signal.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One decoding of an image: its bytes, what its header says, and what there is to say about it. */
final class Decoding {
  private final SourceStream in;
  private final ImageInfo info;
  private final BooleanSupplier cancelled;
  private final List<String> notes = new ArrayList<>();

  Decoding(SourceStream in, ImageInfo info, BooleanSupplier cancelled) {
    this.in = in;
    this.info = info;
    this.cancelled = cancelled;
  }

  /** The bytes of the file. */
  SourceStream in() {
    return in;
  }

  /** What the header says. */
  ImageInfo info() {
    return info;
  }

  /** Whether the decoding should end. */
  BooleanSupplier cancelled() {
    return cancelled;
  }

  /** Says something that the person should know of, such as "its profile is damaged, ignored". */
  void note(String note) {
    notes.add(note);
  }

  /** What was said. */
  List<String> notes() {
    return List.copyOf(notes);
  }
}
