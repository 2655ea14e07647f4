package dev.tessera.model.signal.io.lightfield;

/** How it is known which view belongs where. */
public enum ViewOrder {
  /** By names: certain. */
  NAMED,
  /** By the rows and columns that were asked for: views are taken row by row. */
  GIVEN,
  /** Not at all: as square as the number of views allows. */
  GUESSED
}
