package dev.tessera.app.morph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.scene3d.OrbitModel;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.SurfaceExport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Bounds;
import dev.tessera.model.signal.mesh.Mesh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of the blend of two tetrahedra, one three times as large as the other. */
final class MorphExportViewModelTest {
  private final DirectModelService service = new DirectModelService();
  private final List<Notice> notices = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Optional<MorphFields>> fields =
      new ReadOnlyObjectWrapper<>(
          Optional.of(
              new MorphFields(
                  new Engine(EngineSettings.defaults()),
                  List.of(
                      MorphEnd.of(Morphs.open("one.obj", 1)),
                      MorphEnd.of(Morphs.open("three.obj", 3))),
                  MorphMix.BLEND)));
  private final ReadOnlyObjectWrapper<MorphPlace> place =
      new ReadOnlyObjectWrapper<>(new MorphPlace(0.5, 0));
  private final ReadOnlyObjectWrapper<MorphLoop> loop = new ReadOnlyObjectWrapper<>(MorphLoop.LOOP);
  private final MorphExportViewModel model =
      new MorphExportViewModel(
          new SurfaceExport(service, IoPool.direct(), notices::add, file -> {}),
          IoPool.direct(),
          notices::add,
          fields.getReadOnlyProperty(),
          place.getReadOnlyProperty(),
          loop.getReadOnlyProperty(),
          new OrbitModel());

  @TempDir private Path folder;

  private void export(String name) {
    model.resolution().set(24);
    model.export(folder.resolve(name));
    service.runToIdle();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  private Mesh mesh(String name) throws Exception {
    return MeshFiles.read(folder.resolve(name), () -> false).mesh();
  }

  private static double width(Mesh mesh) {
    Bounds bounds = Bounds.of(mesh);
    return bounds.extent(0);
  }

  @Test
  void thisFrameIsSavedInUnitsBetweenThoseOfTheFiles() throws Exception {
    assertThat(model.suggestedName()).isEqualTo("one-to-three-50.obj");
    export("half.obj");
    assertThat(names()).containsExactly("half.obj");
    assertThat(width(mesh("half.obj"))).isBetween(3.4, 4.1); // 2 and 6, corners cut
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.DONE);
  }

  @Test
  void anExtensionIsAddedAndWhatIsThereIsOnlyReplacedIfTheUserAgrees() throws Exception {
    model.meshFormat().set(MeshFormat.PLY);
    Files.writeString(folder.resolve("half.ply"), "old");
    export("half");
    assertThat(folder.resolve("half.ply")).hasContent("old");
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.QUESTION);
    notices.get(0).action().orElseThrow().run().run();
    service.runToIdle();
    assertThat(mesh("half.ply").triangleCount()).isGreaterThan(100);
  }

  @Test
  void allFramesLeadFromOneEndToTheOther() throws Exception {
    model.kind().set(MorphExportKind.FRAMES);
    model.meshFormat().set(MeshFormat.STL);
    model.frames().set(5);
    model.triangles().set(100);
    export("frames");
    assertThat(width(mesh("frames/frame-0001.stl"))).isBetween(1.7, 2.05);
    assertThat(width(mesh("frames/frame-0005.stl"))).isBetween(5.1, 6.15);
    assertThat(mesh("frames/frame-0003.stl").triangleCount()).isLessThanOrEqualTo(100);
    assertThat(folder.resolve("frames/frame-0006.stl")).doesNotExist();
  }

  @Test
  void aFilmThatPlaysThereAndBackRepeatsNoFrame() throws Exception {
    model.kind().set(MorphExportKind.FILM);
    model.filmFormat().set(FrameFormat.PNG_SEQUENCE);
    model.frames().set(4);
    model.size().set(32);
    export("way.png");
    assertThat(names()).hasSize(4).contains("way-0004.png");
    assertThat(notices)
        .extracting(Notice::sentence)
        .containsExactly("Saved way-0001.png to way-0004.png.");
    loop.set(MorphLoop.PING_PONG);
    export("back.png");
    assertThat(names()).hasSize(4 + 6).contains("back-0006.png");
  }

  @Test
  void aTurntableShowsTheFrameThatIsShown() throws Exception {
    model.kind().set(MorphExportKind.TURNTABLE);
    model.filmFormat().set(FrameFormat.GIF);
    model.frames().set(12);
    model.size().set(48);
    assertThat(model.suggestedName()).isEqualTo("one-to-three-turntable.gif");
    export("turn.gif");
    assertThat(Files.readString(folder.resolve("turn.gif"), StandardCharsets.ISO_8859_1))
        .startsWith("GIF89a");
  }

  @Test
  void aFormatOfFloatsIsToldOfMeshesFarFromTheOrigin() {
    model.meshFormat().set(MeshFormat.STL);
    assertThat(model.floatNote().get()).isEmpty();
    List<MorphEnd> far =
        List.of(
            MorphEnd.of(Morphs.open("near.obj", 1)),
            MorphEnd.of(Morphs.openAt("far.obj", 1, 500_000)));
    fields.set(
        Optional.of(new MorphFields(new Engine(EngineSettings.defaults()), far, MorphMix.BLEND)));
    assertThat(model.floatNote().get()).startsWith("STL files hold coordinates to 7 digits only");
    place.set(MorphPlace.start());
    assertThat(model.floatNote().get()).isEmpty();
    model.kind().set(MorphExportKind.FRAMES);
    assertThat(model.floatNote().get()).isNotEmpty();
    model.meshFormat().set(MeshFormat.PLY);
    assertThat(model.floatNote().get()).isEmpty();
    model.meshFormat().set(MeshFormat.GLB);
    model.kind().set(MorphExportKind.FILM);
    assertThat(model.floatNote().get()).isEmpty();
  }

  @Test
  void whatIsCancelledLeavesNothing() throws Exception {
    model.kind().set(MorphExportKind.FRAMES);
    model.frames().set(12);
    model.resolution().set(24);
    model.export(folder.resolve("frames"));
    for (int i = 0; i < 20; i++) {
      service.turn();
    }
    assertThat(model.busy().get()).isTrue();
    model.cancel();
    service.runToIdle();
    assertThat(model.busy().get()).isFalse();
    assertThat(names()).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void withoutEndsThereIsNothingToSave() throws Exception {
    fields.set(Optional.empty());
    export("nothing.obj");
    assertThat(names()).isEmpty();
  }
}
