package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.ImageInfo;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The files that hold the views of a light field, each a picture. */
interface ViewFiles extends Closeable {
  /** What holds them, for a sentence: "a folder". */
  String holder();

  /** Names of all files, with slashes between folders. */
  List<String> names() throws IOException;

  /** What a picture says of itself. */
  ImageInfo header(String name) throws IOException, SignalFormatException;

  /** A picture, (height, width, C), with what is transparent laid over white. */
  Samples read(String name, BooleanSupplier cancelled) throws IOException, SignalFormatException;

  /** The bytes of a file that is no picture; empty if there are more than allowed. */
  Optional<byte[]> bytes(String name, int most) throws IOException;

  @Override
  void close() throws IOException;
}
