package dev.tessera.app.cli;

/** By what one shape becomes another. */
enum MorphWay {
  /** Points flow from one to the other. */
  FLOW,
  /** Distances are averaged. */
  BLEND,
  /** Codes of tiles, or of members of a family, are mixed. */
  CODES
}
