package dev.tessera.app.cli;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.FamilyFile;
import dev.tessera.model.archive.ShippedFamilies;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.flow.PairsFile;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.signal.SignalFormatException;
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
      "A flow between two meshes is found, so that limbs swing and the volume changes evenly. The"
          + " first and the last frame are the meshes themselves where they are closed. Between them"
          + " there are never more pieces than the mesh with most has: where limbs pass each other,"
          + " crumbs of at most 0.2 %% of the volume are left out, and what is larger or ends"
          + " something thin is joined. Meshes with the same faces are one in two poses, whose faces"
          + " tell what belongs together, unless pairs do.",
      "With --family both are members of a family, or meshes for which its best members are found;"
          + " with --blend their distances are averaged; with --codes both are fitted tile by tile"
          + " with the same networks and their codes are mixed."
    })
final class InterpolateCommand implements Callable<Integer> {
  @Mixin private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description =
          "A mesh, or a member of the family; or, alone, a project that --save kept, whose flow is"
              + " followed again.")
  private String first = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "B",
      description = "A mesh, or a member of the family.")
  private @Nullable String second;

  @Mixin private MorphOutput output = new MorphOutput();

  @Option(
      names = "--family",
      paramLabel = "NAME|FILE",
      description =
          "A family that ships with the program (vases, chairs, people), or a file that train"
              + " wrote.")
  private @Nullable String family;

  @Option(names = "--blend", description = "Average the distances of the two meshes.")
  private boolean blend;

  @Option(
      names = "--codes",
      description = "Fit both meshes tile by tile with the same networks, and mix their codes.")
  private boolean codes;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description =
          "Points that belong together, which the flow obeys: six numbers a line, x y z on A and"
              + " x y z on B, in the units of their files.")
  private @Nullable Path pairs;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "A table as CSV: volume, pieces, Chamfer distances to both ends, the share of the volume"
              + " that was left out as crumbs and the bridges that join pieces, of each frame.")
  private @Nullable Path report;

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
      if (kept()) {
        KeptMorph morph = KeptMorph.read(Path.of(first), new Reading(console));
        return run(morph.ends(), Optional.empty(), morph.flow());
      }
      Optional<TrainedFamily> shared = family();
      MorphEnds ends = ends(shared, String.valueOf(second));
      return run(ends, shared, FlowPlan.obeying(pairs(ends)));
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  private int run(MorphEnds ends, Optional<TrainedFamily> shared, FlowPlan flow) throws Exception {
    MorphPlan plan = new MorphPlan(way(), shared, slerp, stop(), flow, compute.settings());
    return new MorphSession(console, output, MorphReport.of(Optional.ofNullable(report), ends))
        .run(ends, plan, save)
        .number();
  }

  /** Whether a flow is followed again that a project keeps. */
  private boolean kept() {
    return second == null && SaveArguments.named(Path.of(first));
  }

  private void check() {
    if (second == null && !kept()) {
      throw new IllegalArgumentException(
          "There is no second end: give two meshes or members, or one project that keeps a flow.");
    }
    if (kept()) {
      console.refuse(
          "does nothing with a project, whose flow was found before",
          "--family",
          "--blend",
          "--codes",
          "--pairs",
          "--slerp",
          "--seconds",
          "--steps",
          "--save");
    }
    if (blend && (family != null || slerp)) {
      throw new IllegalArgumentException(
          "--blend averages distances: it goes neither with --family nor with --slerp");
    }
    if (!output.wanted() && save.save == null) {
      throw new IllegalArgumentException(
          "Nothing would be kept: --out writes frames, --save keeps what was fitted.");
    }
    save.check(console, false);
    checkWay();
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
    if (way() == MorphWay.FLOW) {
      console.refuse(
          "is for fits tile by tile: give --codes",
          "--seconds",
          "--steps",
          "--save-every",
          "--stop-at");
    }
    if (blend) {
      console.refuse("does nothing with --blend: no network is computed", "--device", "--tf32");
    }
  }

  private void checkWay() {
    if (codes && (blend || family != null)) {
      throw new IllegalArgumentException(
          "--codes fits both meshes tile by tile: it goes neither with --blend nor with --family");
    }
    if (way() != MorphWay.FLOW && pairs != null) {
      throw new IllegalArgumentException(
          "--pairs is for the flow: it goes with none of --blend, --codes and --family");
    }
    if (way() == MorphWay.FLOW && slerp) {
      throw new IllegalArgumentException("--slerp turns codes: give --codes or --family");
    }
    if (report != null && (family != null || !output.wanted())) {
      throw new IllegalArgumentException(
          family != null
              ? "--report compares frames with two meshes: it does not go with --family"
              : "--report does nothing without --out");
    }
    if (report != null) {
      OutputCheck.requireWritable(report);
    }
  }

  private MorphWay way() {
    if (blend) {
      return MorphWay.BLEND;
    }
    return codes || family != null ? MorphWay.CODES : MorphWay.FLOW;
  }

  private PointPairs pairs(MorphEnds ends) throws SignalFormatException {
    return pairs == null
        ? PointPairs.NONE
        : PairsFile.read(
            pairs, ends.first().mesh().orElseThrow(), ends.second().mesh().orElseThrow());
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

  private MorphEnds ends(Optional<TrainedFamily> shared, String other) throws Exception {
    Reading reading = new Reading(console);
    MorphEnds ends =
        new MorphEnds(NamedEnd.of(first, shared, reading), NamedEnd.of(other, shared, reading));
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
