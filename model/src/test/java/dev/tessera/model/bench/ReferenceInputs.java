package dev.tessera.model.bench;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.data.TrainingImage;
import dev.tessera.model.signal.family.ShapeFamily;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.TestMeshes;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What the jobs are measured on: a picture of 16 megapixels, a mesh of a million faces. */
final class ReferenceInputs {
  private static final StopRule STOP = StopRule.afterSeconds(4);
  private static final int SIDE = 4096;
  private static final String PHOTO = "photo-8x16";
  private static final String SHAPE = "shape-64";

  private ReferenceInputs() {}

  /** 16 megapixels in colour. */
  static GridSignal picture() {
    return TestPictures.drawn(SIDE, SIDE, 3);
  }

  /** A torus of a million triangles. */
  static ShapeSignal large() {
    return ShapeSignal.of("torus", TestMeshes.torus(0.65, 0.3, 1000, 500), UpAxis.Y);
  }

  /** A sphere of 20,480 triangles. */
  static ShapeSignal small() {
    Mesh mesh = TestMeshes.icosphere(5);
    return ShapeSignal.of("sphere", mesh, UpAxis.Y);
  }

  /** A short fit of a picture. */
  static FitOptions pictureFit(FitMode mode) {
    Optional<Pretrained> networks = mode == FitMode.JOINT ? Optional.empty() : Optional.of(photo());
    int tile = networks.map(Pretrained::side).orElse(Preset.FAST.options().grid().side());
    return Preset.BALANCED
        .options()
        .change()
        .mode(mode)
        .tile(tile)
        .networks(networks)
        .stop(STOP)
        .build();
  }

  /** A short fit of a shape. */
  static FitOptions shapeFit(FitMode mode) {
    Optional<Pretrained> networks =
        mode == FitMode.JOINT
            ? Optional.empty()
            : Optional.of(ShippedNetworks.load(NetworkKind.SHAPE, SHAPE));
    return Preset.BALANCED.shape().change().mode(mode).networks(networks).stop(STOP).build();
  }

  /** A short fit of two shapes. */
  static FitOptions pairFit() {
    return Preset.BALANCED.pair().change().stop(STOP).build();
  }

  private static Pretrained photo() {
    return ShippedNetworks.load(NetworkKind.PHOTO, PHOTO);
  }

  /** A field with experts of the size of the picture, its codes at random. */
  static Fitted<GridTiling> field(long seed) {
    Pretrained networks = photo();
    FitOptions options = pictureFit(FitMode.CODES);
    int tiles = (SIDE / networks.side()) * (SIDE / networks.side());
    FieldSpec spec = networks.spec();
    int latent = spec.latent();
    int experts = spec.form().choices(spec);
    SplittableRandom random = new SplittableRandom(seed);
    float[] codes = new float[tiles * latent];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = i % latent == 0 ? random.nextInt(experts) : (float) random.nextDouble();
    }
    return new Fitted<>(
        options.gridFor(TestPictures.drawn(SIDE, SIDE, 1)),
        networks.weights(),
        Codes.of(tiles, latent, codes));
  }

  /** Pictures to learn from and one to judge by. */
  static HeldOut<TrainingImage> pictures() {
    return HeldOut.everyNth(
        IntStream.range(0, 12)
            .mapToObj(i -> TestPictures.drawn(1024 - 16 * i, 768, 3))
            .map(TrainingImage::of)
            .toList(),
        TrainingImage::name,
        12);
  }

  /** Vases to learn from. */
  static List<ShapePoints> vases(int from, int count) {
    return LongStream.range(from, from + count)
        .mapToObj(seed -> ShapePoints.of(ShapeFamily.VASES, seed))
        .toList();
  }
}
