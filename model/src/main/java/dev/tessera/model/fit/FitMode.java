package dev.tessera.model.fit;

/** What moves while a signal is fitted. */
public enum FitMode {
  /** Networks and codes of one signal together, from scratch. */
  JOINT
}
