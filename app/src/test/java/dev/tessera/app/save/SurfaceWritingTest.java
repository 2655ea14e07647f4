package dev.tessera.app.save;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.Notice;
import dev.tessera.model.job.Film;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Bounds;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.UpAxis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Surfaces of balls on their way to the disk. */
final class SurfaceWritingTest {
  private static final int CELLS = 24;

  private final DirectModelService service = new DirectModelService();
  private final TestTools told = TestTools.of(service);
  private final List<Notice> notices = told.notices;
  private final AtomicReference<Writing> next = new AtomicReference<>();
  private final SaveFlow export =
      new SaveFlow(
          told.tools,
          List.of(
              new ExportKind(
                  "Surfaces",
                  "",
                  List.of(),
                  () -> new ExportOffer("", List.of(), "", "", next::get))));

  @TempDir private Path folder;

  /** The distance to a ball about the origin. */
  private static DistanceField ball(double radius) {
    return (points, count, distances) -> {
      for (int i = 0; i < count; i++) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          square += (double) points[3 * i + axis] * points[3 * i + axis];
        }
        distances[i] = (float) (Math.sqrt(square) - radius);
      }
    };
  }

  private static List<SurfaceFrame> balls(double... radii) {
    return Arrays.stream(radii)
        .mapToObj(r -> new SurfaceFrame(() -> ball(r), Optional.empty()))
        .toList();
  }

  private static Writing order(
      List<SurfaceFrame> frames, FrameSequence.Opening<SurfaceSink> opening) {
    return order(frames, OptionalInt.empty(), opening);
  }

  private static Writing order(
      List<SurfaceFrame> frames,
      OptionalInt triangles,
      FrameSequence.Opening<SurfaceSink> opening) {
    return SurfaceWriting.of(
        frames, CELLS, triangles, opening, target -> String.valueOf(target.getFileName()));
  }

  private void start(Writing writing, Path target) {
    next.set(writing);
    export.save(target);
  }

  private void save(Writing writing, Path target) {
    start(writing, target);
    service.runToIdle();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> !f.equals(folder))
          .map(f -> folder.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aMeshIsSavedInTheUnitsOfItsFile() throws Exception {
    Path target = folder.resolve("ball.ply");
    Placement placement = new Placement(10, 20, 30, 0.25, UpAxis.Z);
    List<SurfaceFrame> frames = List.of(new SurfaceFrame(() -> ball(0.8), Optional.of(placement)));

    save(order(frames, (to, p) -> SurfaceSink.file(to, MeshFormat.PLY)), target);

    MeshFile read = MeshFiles.read(target, () -> false);
    Bounds bounds = Bounds.of(read.mesh());
    assertThat(bounds.middle(0)).isBetween(9.9, 10.1);
    assertThat(bounds.middle(1)).isBetween(19.9, 20.1);
    assertThat(bounds.middle(2)).isBetween(29.9, 30.1);
    MeshReport report = MeshReport.of(read.mesh());
    assertThat(report.boundaryEdges()).isZero();
    double volume = 4.0 / 3 * Math.PI * Math.pow(0.8 / 0.25, 3);
    assertThat(report.signedVolume()).isBetween(0.97 * volume, 1.001 * volume);
    assertThat(export.busy().get()).isFalse();
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).sentence()).isEqualTo("Saved ball.ply.");
    notices.get(0).action().orElseThrow().run().run();
    assertThat(told.shown).containsExactly(target);
  }

  @Test
  void aReducedMeshHasTheNormalsOfTheField() throws Exception {
    Path target = folder.resolve("ball.obj");

    save(
        order(balls(0.8), OptionalInt.of(300), (to, p) -> SurfaceSink.file(to, MeshFormat.OBJ)),
        target);

    MeshFile read = MeshFiles.read(target, () -> false);
    assertThat(read.mesh().triangleCount()).isBetween(250, 300);
    List<double[]> points = rows(target, "v ");
    List<double[]> normals = rows(target, "vn ");
    assertThat(normals).hasSameSizeAs(points);
    for (int i = 0; i < points.size(); i++) {
      double[] p = points.get(i);
      double[] n = normals.get(i);
      double length = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
      assertThat((p[0] * n[0] + p[1] * n[1] + p[2] * n[2]) / length)
          .as("cosine between the normal and the radius of vertex %d", i)
          .isGreaterThan(0.9999);
    }
  }

  private static List<double[]> rows(Path file, String start) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).trim().split("\\s+"))
        .map(words -> Stream.of(words).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  @Test
  void allFramesAppearInAFolderAtTheEnd() throws Exception {
    Path target = folder.resolve("morph");

    save(order(balls(0.4, 0.6, 0.8), (to, p) -> SurfaceSink.folder(to, MeshFormat.STL)), target);

    assertThat(names())
        .containsExactly(
            "morph", "morph/frame-0001.stl", "morph/frame-0002.stl", "morph/frame-0003.stl");
    double first = volume(target.resolve("frame-0001.stl"));
    double last = volume(target.resolve("frame-0003.stl"));
    assertThat(last / first).isBetween(7.5, 8.8); // 2 to the third
    assertThat(export.progress().get()).isEqualTo(1);
  }

  private static double volume(Path file) throws Exception {
    return MeshReport.of(MeshFiles.read(file, () -> false).mesh()).signedVolume();
  }

  @Test
  void aFolderThatHasFramesAlreadyIsRefused() throws Exception {
    Path old = Files.writeString(folder.resolve("frame-0007.obj"), "old");

    save(order(balls(0.5), (to, p) -> SurfaceSink.folder(to, MeshFormat.OBJ)), folder);

    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.PROBLEM);
    assertThat(notices.get(0).sentence()).contains("frame-0007.obj").contains("another folder");
    assertThat(names()).containsExactly("frame-0007.obj");
    assertThat(old).hasContent("old");
  }

  @Test
  void cancellingAtAnyTimeLeavesNothing() throws Exception {
    Path target = folder.resolve("morph");
    int turns = 0;
    for (int stop = 0; stop < 400; stop++) {
      start(order(balls(0.4, 0.6), (to, p) -> SurfaceSink.folder(to, MeshFormat.OBJ)), target);
      for (int i = 0; i < stop && export.busy().get(); i++) {
        service.turn();
      }
      if (!export.busy().get()) {
        break;
      }
      turns++;
      export.cancel();
      service.runToIdle();
      assertThat(export.busy().get()).isFalse();
      assertThat(names()).as("after %d turns", stop).isEmpty();
    }
    assertThat(turns).isGreaterThan(3);
    assertThat(names()).contains("morph/frame-0002.obj");
  }

  @Test
  void aFrameThatFailsLeavesNothingAndIsTold() throws Exception {
    Path target = folder.resolve("morph");
    List<SurfaceFrame> frames =
        List.of(
            balls(0.5).get(0),
            new SurfaceFrame(
                () -> {
                  throw new IllegalStateException("no field");
                },
                Optional.empty()));

    save(order(frames, (to, p) -> SurfaceSink.folder(to, MeshFormat.OBJ)), target);

    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.PROBLEM);
    assertThat(names()).isEmpty();
  }

  @Test
  void anEmptyFrameCannotBeAMesh() throws Exception {
    Path target = folder.resolve("nothing.glb");

    save(order(balls(-1), (to, p) -> SurfaceSink.file(to, MeshFormat.GLB)), target);

    assertThat(notices.get(0).sentence()).contains("no triangles");
    assertThat(names()).isEmpty();
  }

  @Test
  void aFilmHasOneFramePerSurface() throws Exception {
    Path target = folder.resolve("balls.png");
    Film film = Film.square(FrameFormat.PNG_SEQUENCE, 64, 30);

    save(order(balls(0.3, 0.9), (to, p) -> SurfaceSink.film(to, film, OrbitCamera.of(1))), target);

    assertThat(names()).containsExactly("balls-0001.png", "balls-0002.png");
    assertThat(dark(folder.resolve("balls-0002.png")))
        .isGreaterThan(5 * dark(folder.resolve("balls-0001.png")));
  }

  @Test
  void aTurntableGoesAroundOneSurface() throws Exception {
    Path target = folder.resolve("turn.png");
    Film film = Film.square(FrameFormat.PNG_SEQUENCE, 48, 30);

    save(
        order(balls(0.7), (to, p) -> SurfaceSink.turntable(to, film, OrbitCamera.of(1), 5, p)),
        target);

    assertThat(names()).hasSize(5).contains("turn-0005.png");
  }

  /** Pixels that are not white. */
  private static long dark(Path file) throws Exception {
    var samples = ImageFiles.read(file, AlphaMode.COMPOSITE, 1 << 20, () -> false).samples();
    long count = 0;
    for (int i = 0; i < samples.count(); i++) {
      count += samples.get(i, 0) < 0.99 ? 1 : 0;
    }
    return count;
  }
}
