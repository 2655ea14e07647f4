package dev.tessera.model.signal;

/** A function from coordinates in R^d to values in R^C, known by samples. */
public sealed interface Signal permits GridSignal, ShapeSignal {
  /** A short name for titles, such as the file name. */
  String name();
}
