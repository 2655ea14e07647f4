package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.job.NormalsJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.mesh.FloatNote;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.mesh.Decimation;
import dev.tessera.model.tile.SparseTiling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The fit of a shape, of which a mesh is made.
 *
 * @param signal the shape in the unit sphere
 * @param source what was read from its file
 * @param sha256 of its file
 * @param options settings of the fit
 * @param shape what is made of it
 * @param outputs what is written
 */
record ShapeFit(
    ShapeSignal signal,
    MeshFile source,
    String sha256,
    FitOptions options,
    ShapeArguments shape,
    OutputArguments outputs)
    implements FitPlan<Fitted<SparseTiling>> {
  /** Triangles that a reduction loses, at most, between two questions whether it was cancelled. */
  private static final double TRIANGLES_PER_QUESTION = 2048;

  /**
   * Reads the mesh.
   *
   * @param reading tells how far it is
   * @throws IllegalArgumentException if it has no inside to fit
   */
  static ShapeFit read(
      Path file, FitOptions options, ShapeArguments shape, OutputArguments outputs, Reading reading)
      throws SignalFormatException, IOException {
    String name = String.valueOf(file.getFileName());
    Share share = reading.of("Reading " + name);
    MeshFile mesh = Reading.mesh(file, share.part(0, 0.5));
    ShapeSignal signal = Reading.shape(name, mesh, shape.up, shape.resolution, share.part(0.5, 1));
    reading.end();
    return new ShapeFit(signal, mesh, FileHash.sha256(file), options, shape, outputs);
  }

  /** Tells what people should know of how the mesh was read and will be written. */
  void tell(Console console) {
    source.notes().forEach(note -> console.note(note + "."));
    FloatNote.of(ShapeArguments.format(outputs.out()), signal.placement()).ifPresent(console::note);
    signal.repairs().forEach(repair -> console.err().printf("Repaired: %s.%n", repair));
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
    return new FitReport.Shape(
        signal.name(),
        sha256,
        source.format().label(),
        signal.mesh().triangleCount(),
        signal.placement().up().name(),
        signal.repairs());
  }

  @Override
  public Run<Fitted<SparseTiling>> begin(Engine engine) {
    return SignalLearner.shape(engine, signal, options);
  }

  @Override
  public Optional<String> advice(Fitted<SparseTiling> fitted) {
    return options.mode() == FitMode.JOINT && options.networks().isEmpty()
        ? TileCount.advice(fitted.tiling().tileCount(), fitted.codes().latent(), "more --cells")
        : Optional.empty();
  }

  @Override
  public Optional<ShapeOutputs> make(
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
              .map(reduced -> new ShapeOutputs(this, result, whole, seconds, reduced));
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
}
