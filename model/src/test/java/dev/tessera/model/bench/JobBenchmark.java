package dev.tessera.model.bench;

import dev.tessera.model.archive.ShippedFamilies;
import dev.tessera.model.compare.CompareRun;
import dev.tessera.model.compare.Comparison;
import dev.tessera.model.compare.SmallPicture;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.PairFit;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.train.ExpertLearner;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.fit.train.PoolLearner;
import dev.tessera.model.fit.train.TrainOptions;
import dev.tessera.model.fit.train.VoxelLearner;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.job.CompareJob;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.job.FeatureMapJob;
import dev.tessera.model.job.FieldSource;
import dev.tessera.model.job.Film;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.InterpolateJob;
import dev.tessera.model.job.NormalsJob;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.job.SliceJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.job.TileRenderJob;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.render.SlicePlane;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.data.TrainingImage;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.VertexNormals;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs every kind of job on reference inputs and prints how long it holds the model thread: no step
 * may take more than 50 ms, no cancel more than 100 ms.
 *
 * <p>Arguments: words; only jobs whose names have one of them are run.
 */
public final class JobBenchmark {
  private static final StopRule STOP = StopRule.afterSeconds(4);

  private final Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private final List<String> chosen;
  private final List<Latest<?>> watched = new ArrayList<>();
  private final List<JobTiming> timings = new ArrayList<>();

  private JobBenchmark(List<String> chosen) {
    this.chosen = chosen;
  }

  /** Prints a line for each job as it ends, then all of them, the worst first. */
  public static void main(String[] arguments) throws Exception {
    JobBenchmark benchmark = new JobBenchmark(List.of(arguments));
    System.out.println("How long jobs hold the model thread, ms; some minutes.");
    System.out.println(JobTiming.heads());
    benchmark.run();
    System.out.println();
    System.out.println(JobTiming.heads());
    benchmark.timings.stream()
        .sorted(Comparator.comparing(JobTiming::longest).reversed())
        .forEach(System.out::println);
  }

  private void run() throws Exception {
    finished(new DeviceJob(engine));
    pictures();
    shapes();
    surfaces();
    families();
    training();
    comparisons();
    files();
  }

  private void pictures() throws Exception {
    if (none("image")) {
      return;
    }
    GridSignal picture = ReferenceInputs.picture();
    for (FitMode mode : FitMode.values()) {
      FitOptions options = ReferenceInputs.pictureFit(mode);
      time("image " + mode.label(), () -> image(picture, options));
    }
    FitJob<Fitted<GridTiling>> paused = image(picture, ReferenceInputs.pictureFit(FitMode.CODES));
    paused.open();
    time("image capture", () -> new CaptureJob<>(paused));
    paused.close();
    Fitted<GridTiling> field = ReferenceInputs.field(1);
    LatentPath<GridTiling> path = new LatentPath<>(field, ReferenceInputs.field(2));
    time("image render", () -> new RenderJob(engine, field, 1, latest()));
    time("image render tile", () -> new TileRenderJob(engine, field, field.codes().code(0)));
    time("image interpolate", () -> new InterpolateJob(engine, path, 0.5, LatentPath.Way.ARC, 1));
  }

  private FitJob<Fitted<GridTiling>> image(GridSignal picture, FitOptions options) {
    return fit(() -> SignalLearner.grid(engine, picture, options, Optional.empty()));
  }

  private <R> FitJob<R> fit(Supplier<? extends Run<R>> begin) {
    return new FitJob<>("", begin, latest());
  }

  private void shapes() throws Exception {
    if (none("shape")) {
      return;
    }
    ShapeSignal large = ReferenceInputs.large();
    ShapeSignal small = ReferenceInputs.small();
    for (FitMode mode : FitMode.values()) {
      FitOptions options = ReferenceInputs.shapeFit(mode);
      time("shape " + mode.label(), () -> shape(large, options));
    }
    time(
        "shape pair",
        () ->
            fit(
                () ->
                    new PairFit(
                        engine, large, small, ReferenceInputs.pairFit(), Optional.empty())));
  }

  private FitJob<Fitted<SparseTiling>> shape(ShapeSignal signal, FitOptions options) {
    return fit(() -> SignalLearner.shape(engine, signal, options));
  }

  private void surfaces() throws Exception {
    if (none("surface")) {
      return;
    }
    Fitted<SparseTiling> shape =
        finished(shape(ReferenceInputs.small(), ReferenceInputs.shapeFit(FitMode.ENCODE))).fitted();
    Surface surface = finished(new SurfaceJob(engine, shape, 256, latest()));
    Mesh large = ReferenceInputs.large().mesh();
    Mesh small = ReferenceInputs.small().mesh();
    time("surface 512", () -> new SurfaceJob(engine, shape, 512, latest()));
    time(
        "surface bare 64",
        () -> new BareSurfaceJob(() -> new ShapeEvaluator(engine.scope(), shape), 64));
    time(
        "surface of blended distances",
        () ->
            new SurfaceJob(
                "",
                FieldSource.of(
                    List.of(large, small),
                    () ->
                        BlendedDistance.between(
                            MeshDistance.of(large), MeshDistance.of(small), 0.5)),
                256,
                latest()));
    time("surface normals", () -> NormalsJob.of(engine, shape, surface.mesh(), 256, latest()));
    time("surface slice", () -> new SliceJob(engine, shape, new SlicePlane(2, 0), 1024));
  }

  private void families() throws Exception {
    if (none("family")) {
      return;
    }
    HeldOut<ShapePoints> vases =
        new HeldOut<>(ReferenceInputs.vases(0, 48), ReferenceInputs.vases(48, 2));
    TrainOptions options = TrainOptions.ofFamily().withStop(STOP);
    TrainedFamily family = ShippedFamilies.load("vases");
    ShapePoints shape = ReferenceInputs.vases(1000, 1).get(0);
    time(
        "family train",
        () -> fit(() -> PoolLearner.family(engine, vases, options, Optional.empty())));
    time(
        "family fit",
        () -> fit(() -> FamilySearch.fit(engine, family, shape, FamilySearch.Options.complete())));
  }

  private void training() throws Exception {
    if (none("train")) {
      return;
    }
    HeldOut<TrainingImage> pictures = ReferenceInputs.pictures();
    TrainOptions options = TrainOptions.ofPictures().withStop(STOP);
    ExpertSchedule schedule = new ExpertSchedule(8, 192, 64, 64, 1 << 16, 3, 20, 1);
    VoxelLearner.Settings voxels = VoxelLearner.Settings.defaults().withTurns(1, 1);
    HeldOut<ShapeSignal> shapes =
        new HeldOut<>(List.of(ReferenceInputs.large(), ReferenceInputs.small()), List.of());
    time(
        "train pictures",
        () -> fit(() -> PoolLearner.pictures(engine, pictures, options, Optional.empty())));
    time(
        "train experts",
        () -> fit(() -> ExpertLearner.fit(engine, pictures, schedule, STOP.seconds())));
    time("train voxels", () -> fit(() -> VoxelLearner.fit(engine, shapes, voxels)));
  }

  private void comparisons() throws Exception {
    if (none("compare")) {
      return;
    }
    GridSignal picture = SmallPicture.of(ReferenceInputs.picture(), 32).orElseThrow();
    CompareJob job = new CompareJob(engine, picture, CompareRun.settings(30), latest());
    Comparison comparison = finished(job);
    time("compare", () -> new CompareJob(engine, picture, CompareRun.settings(60), latest()));
    time(
        "compare feature maps",
        () -> new FeatureMapJob(engine, comparison, 1, List.of(0, 1, 2, 3), 8, 128));
  }

  /** Off the model thread: what counts is how long they go on without asking to be cancelled. */
  private void files() throws Exception {
    if (none("file")) {
      return;
    }
    System.out.println();
    System.out.println("Longest time without asking whether it was cancelled, ms");
    Path folder = Files.createTempDirectory("tessera-bench");
    Mesh mesh = ReferenceInputs.large().mesh();
    Normals normals = VertexNormals.of(mesh);
    for (MeshFormat format : MeshFormat.writables()) {
      Path target = folder.resolve("mesh." + format.extension());
      write("file of a mesh, " + format.label(), SurfaceSink.file(target, format), mesh, normals);
    }
    Film film = Film.square(FrameFormat.GIF, 512, 25);
    SurfaceSink turn =
        SurfaceSink.turntable(folder.resolve("a.gif"), film, OrbitCamera.of(1), 8, latest());
    write("file of a turntable, GIF", turn, mesh, normals);
    Samples picture = ReferenceInputs.picture().samples();
    for (ImageFormat format : List.of(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.TIFF)) {
      WriteOptions options = WriteOptions.of(format, 8);
      Path target = folder.resolve("picture." + format.extensions().get(0));
      System.out.println(
          WorkTiming.of(
              "file of a picture, " + format,
              cancelled -> ImageFiles.write(picture, target, options, cancelled)));
    }
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static void write(String kind, SurfaceSink sink, Mesh mesh, Normals normals)
      throws Exception {
    try (sink) {
      System.out.println(
          WorkTiming.of(
              kind,
              cancelled -> {
                sink.write(mesh, normals, Optional.empty(), cancelled);
                sink.finish();
              }));
    }
  }

  private boolean none(String group) {
    return !chosen.isEmpty() && chosen.stream().noneMatch(word -> word.startsWith(group));
  }

  private <T> Latest<T> latest() {
    Latest<T> latest = new Latest<>();
    watched.add(latest);
    return latest;
  }

  private void time(String kind, Callable<? extends Job<?>> make) throws Exception {
    if (chosen.isEmpty() || chosen.stream().anyMatch(kind::startsWith)) {
      JobTiming timing = JobTiming.of(kind, make, () -> watched.forEach(Latest::take));
      watched.clear();
      timings.add(timing);
      System.out.println(timing);
    }
  }

  private static <R> R finished(Job<R> job) throws Exception {
    try (job) {
      job.open();
      boolean more = true;
      while (more) {
        more = job.step();
      }
      return job.result().orElseThrow();
    }
  }
}
