package dev.tessera.model.compare;

import dev.tessera.assets.NetworkKind;

/** A kind of signal that methods are compared on. */
public enum ComparedKind {
  /** Samples over (y, x). */
  IMAGE("image", NetworkKind.PHOTO, 2, 3),
  /** Samples over (t, y, x). */
  CLIP("clip", NetworkKind.VIDEO, 3, 3),
  /** The distance to a surface. */
  SHAPE("mesh", NetworkKind.SHAPE, 3, 1);

  private final String word;
  private final NetworkKind networks;
  private final int axes;
  private final int channels;

  ComparedKind(String word, NetworkKind networks, int axes, int channels) {
    this.word = word;
    this.networks = networks;
    this.axes = axes;
    this.channels = channels;
  }

  /** In a word. */
  public String word() {
    return word;
  }

  /** Several of them. */
  public String words() {
    return this == SHAPE ? "meshes" : word + "s";
  }

  /** d. */
  public int axes() {
    return axes;
  }

  /** Sizes of the first method unless others are wanted. */
  public MethodSizes sizes() {
    return switch (this) {
      case IMAGE -> MethodSizes.USUAL;
      case CLIP -> MethodSizes.CLIP;
      case SHAPE -> MethodSizes.SHAPE;
    };
  }

  /** C, values per sample of most such signals. */
  public int channels() {
    return channels;
  }

  /** Of which pre-trained networks may be for them. */
  public NetworkKind networks() {
    return networks;
  }
}
