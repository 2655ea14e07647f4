package dev.tessera.app.cli;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.compare.Method;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import java.nio.file.Path;
import java.util.List;

/** A kind of signal that methods are compared on. */
enum CompareKind {
  IMAGE("image", NetworkKind.PHOTO, 2, 3),
  CLIP("clip", NetworkKind.VIDEO, 3, 3),
  SHAPE("mesh", NetworkKind.SHAPE, 3, 1);

  private final String word;
  private final NetworkKind networks;
  private final int axes;
  private final int channels;

  CompareKind(String word, NetworkKind networks, int axes, int channels) {
    this.word = word;
    this.networks = networks;
    this.axes = axes;
    this.channels = channels;
  }

  /**
   * What a file holds.
   *
   * @param still whether the first frame of a clip is meant
   * @throws IllegalArgumentException with one clear sentence if methods cannot be compared on it
   */
  static CompareKind of(Path file, boolean still) {
    if (SaveArguments.named(file)) {
      throw none(file, "a project");
    }
    if (MeshFiles.recognise(file).isPresent()) {
      return SHAPE;
    }
    if (LightFieldFiles.recognise(file)) {
      throw none(file, "a light field");
    }
    return ClipFiles.recognise(file).isPresent() && !still ? CLIP : IMAGE;
  }

  private static IllegalArgumentException none(Path file, String kind) {
    return new IllegalArgumentException(
        "Methods are compared on images, clips and meshes, and " + file + " is " + kind + ".");
  }

  /** In a word. */
  String word() {
    return word;
  }

  /** Several of them. */
  String words() {
    return this == SHAPE ? "meshes" : word + "s";
  }

  /** d. */
  int axes() {
    return axes;
  }

  /** Sizes of the first method unless others are typed. */
  MethodSizes sizes() {
    return switch (this) {
      case IMAGE -> MethodSizes.USUAL;
      case CLIP -> MethodSizes.CLIP;
      case SHAPE -> MethodSizes.SHAPE;
    };
  }

  /** Every method for signals of the usual number of channels. */
  List<Method> methods() {
    return methods(channels);
  }

  /** Every method for signals of C channels. */
  List<Method> methods(int some) {
    return Method.all(axes, some, ShippedNetworks.all(networks));
  }
}
