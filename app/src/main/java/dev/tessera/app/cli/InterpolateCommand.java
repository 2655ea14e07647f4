package dev.tessera.app.cli;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.FamilyFile;
import dev.tessera.model.archive.ShippedFamilies;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.StopRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tessera interpolate}: two shapes in, the shapes between them out. */
@Command(
    name = "interpolate",
    description = {
      "Turns one shape into another, as one mesh per frame or as a film.",
      "With --family both are members of a family, or meshes for which its best members are found;"
          + " with --blend their distances are averaged; without either, both are fitted tile by"
          + " tile with the same networks and their codes are mixed."
    })
final class InterpolateCommand implements Callable<Integer> {
  @Mixin private final Console console;

  @Parameters(index = "0", paramLabel = "A", description = "A mesh, or a member of the family.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "A mesh, or a member of the family.")
  private String second = "";

  @Mixin private MorphOutput output = new MorphOutput();

  @Option(
      names = "--family",
      paramLabel = "NAME|FILE",
      description =
          "A family that ships with the program (vases, chairs), or a file that train wrote.")
  private @Nullable String family;

  @Option(names = "--blend", description = "Average the distances of the two meshes.")
  private boolean blend;

  @Option(names = "--slerp", description = "Turn the codes along an arc: spherical, not linear.")
  private boolean slerp;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "Time to fit each mesh tile by tile; default ${DEFAULT-VALUE}. Its tiles are looked for"
              + " before, and frames extracted and written after, which takes its own time.")
  private double seconds = 20;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Fit each mesh tile by tile for exactly N steps, whatever is left to gain.")
  private @Nullable Long steps;

  @Mixin private SaveArguments save = new SaveArguments();

  @Mixin private DeviceArguments compute = new DeviceArguments();

  InterpolateCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    try {
      check();
      output.check(console);
      Optional<TrainedFamily> shared = family();
      return new MorphSession(console, output)
          .run(ends(shared), new MorphPlan(shared, blend, slerp, stop(), compute.settings()), save)
          .number();
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  private void check() {
    if (blend && (family != null || slerp)) {
      throw new IllegalArgumentException(
          "--blend averages distances: it goes neither with --family nor with --slerp");
    }
    if (!output.wanted() && save.save == null) {
      throw new IllegalArgumentException(
          "Nothing would be kept: --out writes frames, --save keeps what was fitted.");
    }
    save.check(console, false);
    if (blend && save.save != null) {
      throw new IllegalArgumentException("--save keeps what was fitted, and --blend fits nothing");
    }
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("--seconds must be more than 0, found " + seconds);
    }
    if (steps != null && steps < 1) {
      throw new IllegalArgumentException("--steps must be at least 1, found " + steps);
    }
    if (blend || family != null) {
      console.refuse(
          "is for fits tile by tile: it does nothing with " + (blend ? "--blend" : "--family"),
          "--seconds",
          "--steps");
    }
    if (blend) {
      console.refuse("does nothing with --blend: no network is computed", "--device", "--tf32");
    }
  }

  /** A number of steps is meant exactly. */
  private StopRule stop() {
    if (steps == null) {
      return StopRule.afterSeconds(seconds).withPlateau(true);
    }
    StopRule exact = StopRule.afterSteps(steps);
    return console.typed("--seconds")
        ? new StopRule(seconds, exact.steps(), exact.targetPsnr(), false)
        : exact;
  }

  private MorphEnds ends(Optional<TrainedFamily> shared) throws Exception {
    Reading reading = new Reading(console);
    MorphEnds ends =
        new MorphEnds(NamedEnd.of(first, shared, reading), NamedEnd.of(second, shared, reading));
    return shared.isPresent() ? ends : ends.requireInsides(output.resolution, reading);
  }

  private Optional<TrainedFamily> family() throws ArchiveFormatException {
    if (family == null) {
      return Optional.empty();
    }
    Path file = Path.of(family);
    if (Files.exists(file) || family.endsWith(".safetensors")) {
      return Optional.of(FamilyFile.read(file));
    }
    if (!ShippedFamilies.names().contains(family)) {
      throw new IllegalArgumentException(
          "There is no family %s, nor a file of this name; those that come with the program are %s."
              .formatted(family, String.join(", ", ShippedFamilies.names())));
    }
    return Optional.of(ShippedFamilies.load(family));
  }
}
