package dev.tessera.app.cli;

import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.family.ShapeFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the shapes of a family come from: made by numbers, or the meshes of a folder. */
interface FamilySource {
  /** What they are, such as "256 vases". */
  String words();

  /**
   * Takes their distances.
   *
   * @param reading tells how far it is, and what people should know of how they were read
   * @throws IllegalArgumentException with one clear sentence if there are none
   * @throws SignalFormatException if a mesh cannot be read
   */
  HeldOut<ShapePoints> read(Reading reading) throws SignalFormatException;

  /**
   * The source of a name: that of a folder if there is one, else that of a family.
   *
   * @throws IllegalArgumentException with one clear sentence if it is neither
   */
  static FamilySource of(String name, TrainArguments given) {
    if (Files.exists(Path.of(name))) {
      if (given.family.members != null) {
        throw new IllegalArgumentException("--members is for families that are made by numbers");
      }
      return MeshFolder.of(Path.of(name), given);
    }
    for (ShapeFamily family : ShapeFamily.values()) {
      if (family.label().equals(name)) {
        if (given.family.mixtures != null) {
          throw new IllegalArgumentException(
              "--mixtures is for meshes of a folder: of " + name + " there are as many as wanted");
        }
        if (given.validate != null) {
          throw new IllegalArgumentException(
              "--validate is for meshes of a folder: "
                  + name
                  + " are judged by others of their own");
        }
        return new Made(family, given.family.members == null ? Made.USUAL : given.family.members);
      }
    }
    throw new IllegalArgumentException(
        "There is no folder " + name + ", nor a family of this name: vases, chairs.");
  }

  /** Members made by numbers; the seeds of those held out begin at 1000. */
  record Made(ShapeFamily family, int members) implements FamilySource {
    private static final int USUAL = 256;
    private static final int HELD_OUT = 8;
    private static final int FIRST_HELD_OUT = 1000;

    /** Rejects too few or too many. */
    public Made {
      if (members < 1 || members > FIRST_HELD_OUT) {
        throw new IllegalArgumentException("members must be between 1 and 1000, found " + members);
      }
    }

    @Override
    public String words() {
      return members + " " + family.label();
    }

    @Override
    public HeldOut<ShapePoints> read(Reading reading) {
      Share share = reading.of("Taking distances");
      double learned = members / (double) (members + HELD_OUT);
      HeldOut<ShapePoints> set =
          new HeldOut<>(
              some(0, members, share.part(0, learned)),
              some(FIRST_HELD_OUT, HELD_OUT, share.part(learned, 1)));
      reading.end();
      return set;
    }

    private List<ShapePoints> some(int first, int count, Share share) {
      List<ShapePoints> shapes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        share.accept(i / (double) count);
        shapes.add(ShapePoints.of(family, first + i));
      }
      return shapes;
    }
  }
}
