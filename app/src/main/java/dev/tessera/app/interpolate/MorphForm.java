package dev.tessera.app.interpolate;

import dev.tessera.model.signal.io.FrameFormat;

/** What a morph is saved as. */
enum MorphForm {
  /** An animated GIF. */
  GIF("GIF", FrameFormat.GIF),
  /** A film. */
  MP4("MP4", FrameFormat.MP4),
  /** One picture per frame in a folder. */
  PNG("PNG sequence", FrameFormat.PNG_SEQUENCE);

  private final String label;
  private final FrameFormat format;

  MorphForm(String label, FrameFormat format) {
    this.label = label;
    this.format = format;
  }

  String label() {
    return label;
  }

  FrameFormat format() {
    return format;
  }
}
