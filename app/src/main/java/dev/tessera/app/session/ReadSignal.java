package dev.tessera.app.session;

import java.util.Optional;

/**
 * A signal of a project that was read: a picture or a shape.
 *
 * @param picture the picture, if it is one
 * @param shape the shape, if it is one
 * @param problem why its source is missing, one sentence without a full stop; empty if it is not
 */
public record ReadSignal(
    Optional<Session> picture, Optional<OpenShape> shape, Optional<String> problem) {
  /** Of a picture. */
  public static ReadSignal of(Session picture, Optional<String> problem) {
    return new ReadSignal(Optional.of(picture), Optional.empty(), problem);
  }

  /** Of a shape. */
  public static ReadSignal of(OpenShape shape, Optional<String> problem) {
    return new ReadSignal(Optional.empty(), Optional.of(shape), problem);
  }
}
