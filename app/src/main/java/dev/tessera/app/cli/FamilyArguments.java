package dev.tessera.app.cli;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.train.TrainOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of a training that only families of shapes have. */
final class FamilyArguments {
  /** Those that a checkpoint holds. */
  static final String[] OF_CHECKPOINT = {"--omega", "--clamp", "--code-noise", "--smoothness"};

  /** Those that say what is learned from. */
  static final String[] OF_SHAPES = {"--members", "--mixtures"};

  @Option(
      names = "--members",
      paramLabel = "N",
      description = "Vases or chairs to learn from, 1 to 1000; 256 by default.")
  @Nullable Integer members;

  @Option(
      names = "--mixtures",
      paramLabel = "N",
      description =
          "Families of meshes that share their faces: so many more members, 1 to 1000, whose"
              + " vertices are mixtures of theirs; without --validate, 8 others are judged by.")
  @Nullable Integer mixtures;

  @Option(
      names = "--omega",
      paramLabel = "W",
      description = "Families: frequency of all sine layers, 0.1 to 200; 10 by default.")
  @Nullable Double omega;

  @Option(
      names = "--clamp",
      paramLabel = "D",
      description =
          "Families: distance at which the field saturates, in lengths of the unit sphere, 0.01 to"
              + " 1; 0.1 by default.")
  @Nullable Double clamp;

  @Option(
      names = "--code-noise",
      paramLabel = "R",
      description =
          "Families: deviation of what is added to codes while training, so that shapes between"
              + " codes are trained, too, 0 to 1; 0 by default.")
  @Nullable Double noise;

  @Option(
      names = "--smoothness",
      paramLabel = "R",
      description =
          "Families: how little the field may change with the code, 0 to 1; 0 by default.")
  @Nullable Double smoothness;

  /**
   * A training of a family with all that was given of it.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  TrainOptions change(TrainOptions usual) {
    FieldSpec field = usual.field();
    TrainOptions.Family family = usual.family();
    return usual
        .withField(
            new FieldSpec(
                field.dimensions(),
                field.channels(),
                field.width(),
                field.layers(),
                field.latent(),
                omega == null ? field.firstOmega() : omega,
                omega == null ? field.hiddenOmega() : omega))
        .withSignals(
            new TrainOptions.Family(
                clamp == null ? family.clamp() : clamp,
                family.start(),
                noise == null ? family.noise() : noise,
                smoothness == null ? family.smoothness() : smoothness));
  }
}
