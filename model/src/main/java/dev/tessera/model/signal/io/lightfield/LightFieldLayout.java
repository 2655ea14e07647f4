package dev.tessera.model.signal.io.lightfield;

/** The ways in which views are laid out in files. */
public enum LightFieldLayout {
  /** Names of views with a row and a column. */
  ROWS_AND_COLUMNS("views named by row and column"),
  /** Names of views with a running number, row by row. */
  RUNNING_NUMBER("views with a running number"),
  /** Names of the Stanford archive, with positions of the cameras. */
  STANFORD("views of the Stanford archive"),
  /** Names of the HCI benchmark: input_Cam000 and so on. */
  HCI("views of the HCI benchmark"),
  /** Views and an XML file that tells their positions. */
  VIEWER("views of the Stanford viewer"),
  /** One picture in which each lens has its views beside each other. */
  ESLF("interleaved views of a Lytro camera (ESLF)"),
  /** One picture with the views of a display side by side, from the bottom left on. */
  QUILT("quilt"),
  /** One picture with the views in rows and columns, from the top left on. */
  PICTURE("one picture of all views");

  private final String label;

  LightFieldLayout(String label) {
    this.label = label;
  }

  /** A short name for people. */
  public String label() {
    return label;
  }
}
