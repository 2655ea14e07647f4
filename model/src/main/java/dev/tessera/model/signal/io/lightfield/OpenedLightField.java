package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.clip.FramePixels;
import java.io.Closeable;
import java.io.IOException;

/** A light field whose views are known and can be decoded one by one. */
interface OpenedLightField extends Closeable {
  /** What it holds. */
  LightFieldInfo info();

  /** Bytes that what is decoded takes beside the views while they are read. */
  long decoded();

  /**
   * Gives the pixels of a view.
   *
   * @param out of its size
   */
  void pixels(ViewTurn.Place place, FramePixels out) throws IOException, SignalFormatException;

  @Override
  void close() throws IOException;
}
