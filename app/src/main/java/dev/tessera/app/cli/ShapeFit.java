package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.job.NormalsJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.metric.Chamfer;
import dev.tessera.model.metric.SurfaceSeam;
import dev.tessera.model.metric.VolumeIou;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.FloatNote;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Decimation;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.tile.SparseTiling;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The fit of a shape, of which a mesh is made.
 *
 * @param signal the shape in the unit sphere
 * @param read what was read from its file
 * @param options settings of the fit
 * @param state to go on from, or empty
 * @param shape what is made of it
 * @param outputs what is written
 */
record ShapeFit(
    ShapeSignal signal,
    ReadMesh read,
    FitOptions options,
    Optional<FitState> state,
    ShapeArguments shape,
    OutputArguments outputs)
    implements FitPlan<Fitted<SparseTiling>> {
  /** Triangles that a reduction loses, at most, between two questions whether it was cancelled. */
  private static final double TRIANGLES_PER_QUESTION = 2048;

  /** A mesh, and the file it is of. */
  record ReadMesh(MeshFile mesh, SourceFile source) {
    /**
     * Its file, for reports.
     *
     * @param signal as it was repaired and placed
     */
    FitReport.Input input(ShapeSignal signal) {
      return FitReport.Shape.of(signal, mesh.format(), source.sha256());
    }
  }

  /** Tells what people should know of how the mesh was read and will be written. */
  void tell(Console console) {
    console.notes(read.mesh().notes());
    outputs
        .wanted()
        .flatMap(out -> FloatNote.of(ShapeArguments.format(out), signal.placement()))
        .ifPresent(console::note);
    signal.repairs().forEach(repair -> console.say("Repaired: " + repair + "."));
  }

  @Override
  public String name() {
    return signal.name();
  }

  @Override
  public String size() {
    return Words.count(signal.mesh().triangleCount(), "triangle");
  }

  @Override
  public String product() {
    return "surface";
  }

  @Override
  public FitReport.Input input() {
    return read.input(signal);
  }

  @Override
  public SavedSignal saved() {
    return SavedSignal.ofShape(signal, read.source());
  }

  @Override
  public Run<Fitted<SparseTiling>> begin(Engine engine) {
    return SignalLearner.shape(engine, signal, options, Optional.empty(), state);
  }

  @Override
  public Optional<String> advice(Fitted<SparseTiling> fitted) {
    return options.mode() == FitMode.JOINT && options.networks().isEmpty()
        ? TileCount.advice(fitted.tiling().tileCount(), fitted.codes().latent(), "more --cells")
        : Optional.empty();
  }

  @Override
  public Optional<? extends Product> make(
      Workbench bench, FitResult<Fitted<SparseTiling>> result, Console console) {
    long start = System.nanoTime();
    Optional<Surface> surface =
        bench.look(
            "Extracting the surface",
            done -> new SurfaceJob(bench.jobs().engine(), result.fitted(), shape.resolution, done));
    double seconds = (System.nanoTime() - start) * 1e-9;
    return surface.flatMap(
        whole -> {
          int found = whole.mesh().triangleCount();
          if (shape.faces != null && shape.faces >= found) {
            bench.progress().end();
            console.note(
                "--faces does nothing here: the surface has %s."
                    .formatted(Words.count(found, "triangle")));
          }
          return reduced(bench, result.fitted(), whole)
              .map(reduced -> new Extracted(this, result, whole, seconds, reduced));
        });
  }

  /** The surface with no more triangles than are wanted; normals are those of the field. */
  private Optional<Surface> reduced(Workbench bench, Fitted<SparseTiling> fitted, Surface surface) {
    int most = shape.faces == null ? Integer.MAX_VALUE : shape.faces;
    int found = surface.mesh().triangleCount();
    if (found <= most) {
      return Optional.of(surface);
    }
    double questions = (found - most) / TRIANGLES_PER_QUESTION;
    return bench
        .work(
            "Reducing the surface",
            share -> Decimation.to(surface.mesh(), most, share.counting(questions)))
        .flatMap(
            kept ->
                bench
                    .look(
                        "Finding normals",
                        done ->
                            NormalsJob.of(
                                bench.jobs().engine(), fitted, kept, shape.resolution, done))
                    .map(normals -> new Surface(kept, normals, surface.evaluations())));
  }

  /**
   * Writes the surface of a fitted shape, measures the written file and writes what tells of it.
   *
   * @param plan what was fitted
   * @param result of the fit
   * @param surface as it was extracted
   * @param seconds that the extraction took
   * @param reduced the surface that is written
   */
  private record Extracted(
      ShapeFit plan,
      FitResult<Fitted<SparseTiling>> result,
      Surface surface,
      double seconds,
      Surface reduced)
      implements Product {
    private static final int IOU_RESOLUTION = 256;
    private static final int CHAMFER_SAMPLES = 100_000;
    private static final long CHAMFER_SEED = 1;

    @Override
    public void write(Share share) throws SaveException {
      ShapeSignal signal = plan.signal();
      Path target = plan.outputs().out();
      MeshFiles.write(
          signal.placement().toFile(reduced.mesh()),
          Optional.of(signal.placement().toFile(reduced.normals())),
          target,
          ShapeArguments.format(target),
          share.cancelled());
    }

    @Override
    public Measured measure(Share share) throws SignalFormatException {
      FitReport.Surface written = written(plan.outputs().out(), share);
      String words =
          String.format(
              Locale.ROOT,
              "IoU %.4f, Chamfer %.2e, %s, %s",
              written.likeness().iou(),
              written.likeness().chamfer(),
              Words.count(written.mesh().triangles(), "triangle"),
              state(written.topology()));
      return new Measured(
          words,
          new FitReport.Made(
              new FitReport.Extraction(plan.shape().resolution, seconds, surface.evaluations()),
              written,
              FitReport.Parameters.perTile(result.fitted()),
              FitReport.Memory.peaks(result.pace().nativeBytes())));
    }

    private static String state(FitReport.Topology written) {
      String pieces = written.components() == 1 ? "one piece" : written.components() + " pieces";
      return written.boundaryEdges() == 0
          ? "closed, " + pieces
          : Words.count(written.boundaryEdges(), "boundary edge") + ", " + pieces;
    }

    /** Reads the written file back, into the unit sphere of the original. */
    private FitReport.Surface written(Path target, Share share) throws SignalFormatException {
      Mesh original = plan.signal().mesh();
      MeshFile read = Reading.mesh(target, share.part(0, 0.1));
      Mesh mesh = plan.signal().placement().toUnit(read.mesh());
      MeshReport facts = MeshReport.of(mesh);
      share.accept(0.1);
      MeshDistance distance = MeshDistance.of(original, share.part(0.1, 0.15));
      MeshDistance ofWritten = MeshDistance.of(mesh, share.part(0.15, 0.3));
      return new FitReport.Surface(
          String.valueOf(target.getFileName()),
          ShapeArguments.format(target).label(),
          new FitReport.Size(mesh.vertexCount(), mesh.triangleCount()),
          new FitReport.Likeness(
              VolumeIou.ofDistances(distance, ofWritten, IOU_RESOLUTION, share.part(0.3, 0.7)),
              Chamfer.between(original, mesh, CHAMFER_SAMPLES, CHAMFER_SEED, share.part(0.7, 0.8)),
              Chamfer.toSurface(
                  original, mesh, CHAMFER_SAMPLES, CHAMFER_SEED, share.part(0.8, 0.95)),
              SurfaceSeam.of(
                  surface.mesh(), distance, result.fitted().tiling(), share.part(0.95, 1))),
          new FitReport.Topology(
              facts.boundaryEdges(), facts.components(), facts.eulerCharacteristic()));
    }
  }
}
