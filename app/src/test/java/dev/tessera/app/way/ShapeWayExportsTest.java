package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.scene3d.OrbitModel;
import dev.tessera.app.session.Notice;
import dev.tessera.model.engine.DeviceChoice;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of the blend of two tetrahedra, one three times as large as the other. */
final class ShapeWayExportsTest {
  private final DirectModelService service = new DirectModelService();
  private final TestTools told = TestTools.of(service);
  private final List<Notice> notices = told.notices;
  private final ReadOnlyObjectWrapper<Optional<ShapeFields>> fields =
      new ReadOnlyObjectWrapper<>(
          Optional.of(
              new ShapeFields(
                  new EndDistances(new Engine(new EngineSettings(DeviceChoice.AUTO, 0))),
                  List.of(
                      ShapeEnd.of(ShapePage.open("one.obj", 1)),
                      ShapeEnd.of(ShapePage.open("three.obj", 3))),
                  WayMix.BLEND)));
  private final ReadOnlyObjectWrapper<WayPlace> place =
      new ReadOnlyObjectWrapper<>(new WayPlace(0.5, 0));
  private final ShapeWayExports exports = new ShapeWayExports(fields, place, new OrbitModel());
  private final SaveFlow model = new SaveFlow(told.tools, exports.kinds());

  @TempDir private Path folder;

  private void export(String name) {
    TestTools.choose(exports.kinds(), "Cells", 24);
    model.save(folder.resolve(name));
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
    assertThat(model.offer().name()).isEqualTo("one-to-three-50.obj");
    export("half.obj");
    assertThat(names()).containsExactly("half.obj");
    assertThat(width(mesh("half.obj"))).isBetween(3.4, 4.1); // 2 and 6, corners cut
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.DONE);
  }

  @Test
  void aFrameOfATriangleIsSavedInUnitsBetweenThoseOfAllThree() throws Exception {
    List<ShapeEnd> both = fields.get().orElseThrow().ends();
    ShapeEnd two = ShapeEnd.of(ShapePage.open("two.obj", 2));
    fields.set(
        Optional.of(
            new ShapeFields(
                new EndDistances(told.tools.engine()),
                List.of(both.get(0), both.get(1), two),
                WayMix.BLEND)));
    place.set(new WayPlace(0.25, 0.5));
    assertThat(model.offer().name()).isEqualTo("one-to-three-to-two-25-50.obj");
    export("among.obj");
    // 2, 6 and 4, corners cut
    assertThat(width(mesh("among.obj"))).isBetween(3.4, 4.1);
    place.set(new WayPlace(0, 1));
    export("last.obj");
    assertThat(width(mesh("last.obj"))).isBetween(3.4, 4.1);
    place.set(new WayPlace(1, 0));
    export("second.obj");
    assertThat(width(mesh("second.obj"))).isBetween(5.1, 6.15);
  }

  @Test
  void anExtensionIsAddedAndWhatIsThereIsOnlyReplacedIfTheUserAgrees() throws Exception {
    TestTools.choose(exports.kinds(), "Format", MeshFormat.PLY);
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
    model.kind().set(model.kinds().get(1));
    TestTools.choose(exports.kinds(), "Format", MeshFormat.STL);
    TestTools.choose(exports.kinds(), "Frames", 5);
    TestTools.choose(exports.kinds(), "Triangles", "100");
    export("frames");
    assertThat(width(mesh("frames/frame-0001.stl"))).isBetween(1.7, 2.05);
    assertThat(width(mesh("frames/frame-0005.stl"))).isBetween(5.1, 6.15);
    assertThat(mesh("frames/frame-0003.stl").triangleCount()).isLessThanOrEqualTo(100);
    assertThat(folder.resolve("frames/frame-0006.stl")).doesNotExist();
  }

  @Test
  void aFilmThatPlaysThereAndBackRepeatsNoFrame() throws Exception {
    model.kind().set(model.kinds().get(2));
    TestTools.choose(exports.kinds(), "Format", FrameFormat.PNG_SEQUENCE);
    TestTools.choose(exports.kinds(), "Frames", 4);
    TestTools.choose(exports.kinds(), "And back", false);
    TestTools.choose(exports.kinds(), "Picture", 32);
    export("way.png");
    assertThat(names()).hasSize(4).contains("way-0004.png");
    assertThat(notices)
        .extracting(Notice::sentence)
        .containsExactly("Saved way-0001.png to way-0004.png.");
    TestTools.choose(exports.kinds(), "And back", true);
    export("back.png");
    assertThat(names()).hasSize(4 + 6).contains("back-0006.png");
  }

  @Test
  void aTurntableShowsTheFrameThatIsShown() throws Exception {
    model.kind().set(model.kinds().get(3));
    TestTools.choose(exports.kinds(), "Format", FrameFormat.GIF);
    TestTools.choose(exports.kinds(), "Frames", 12);
    TestTools.choose(exports.kinds(), "Picture", 48);
    assertThat(model.offer().name()).isEqualTo("one-to-three-turntable.gif");
    export("turn.gif");
    assertThat(Files.readString(folder.resolve("turn.gif"), StandardCharsets.ISO_8859_1))
        .startsWith("GIF89a");
  }

  @Test
  void aFormatOfFloatsIsToldOfMeshesFarFromTheOrigin() {
    TestTools.choose(exports.kinds(), "Format", MeshFormat.STL);
    assertThat(model.offer().summary()).doesNotContain("7 digits");
    List<ShapeEnd> far =
        List.of(
            ShapeEnd.of(ShapePage.open("near.obj", 1)),
            ShapeEnd.of(ShapePage.openAt("far.obj", 1, 500_000)));
    fields.set(
        Optional.of(
            new ShapeFields(
                new EndDistances(new Engine(new EngineSettings(DeviceChoice.AUTO, 0))),
                far,
                WayMix.BLEND)));
    assertThat(model.offer().summary()).startsWith("STL files hold coordinates to 7 digits only");
    place.set(WayPlace.start());
    assertThat(model.offer().summary()).doesNotContain("7 digits");
    model.kind().set(model.kinds().get(1));
    assertThat(model.offer().summary()).startsWith("60 meshes\nSTL files hold");
    TestTools.choose(exports.kinds(), "Format", MeshFormat.PLY);
    assertThat(model.offer().summary()).doesNotContain("7 digits");
    TestTools.choose(exports.kinds(), "Format", MeshFormat.GLB);
    model.kind().set(model.kinds().get(2));
    assertThat(model.offer().summary()).doesNotContain("7 digits");
  }

  @Test
  void whatIsCancelledLeavesNothing() throws Exception {
    model.kind().set(model.kinds().get(1));
    TestTools.choose(exports.kinds(), "Frames", 12);
    TestTools.choose(exports.kinds(), "Cells", 24);
    model.save(folder.resolve("frames"));
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
