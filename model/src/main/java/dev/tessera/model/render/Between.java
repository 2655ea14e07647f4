package dev.tessera.model.render;

/** What a frame between two frames of a clip shows. */
public enum Between {
  /** What the field has at its time. */
  FIELD,
  /** The two frames beside it, each the more the nearer it is. */
  MEAN;

  /** What is shown unless something else is asked for. */
  public static final Between USUAL = FIELD;
}
