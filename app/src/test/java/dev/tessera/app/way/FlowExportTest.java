package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.cli.CommandRun;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.scene3d.OrbitModel;
import dev.tessera.app.session.OpenShape;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SavedWay;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flow is saved by the window as by the command. */
final class FlowExportTest {
  private static final int CELLS = 24;

  private final DirectModelService service = new DirectModelService();
  private final TestTools told = TestTools.of(service);

  @TempDir private Path folder;

  private OpenShape shape(String name, double size) throws Exception {
    String text =
        "v %1$s %1$s %1$s\nv -%1$s -%1$s %1$s\nv -%1$s %1$s -%1$s\nv %1$s -%1$s -%1$s\n"
                .formatted(size)
            + "f 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n";
    Path file = Files.writeString(folder.resolve(name), text);
    MeshFile read = MeshFiles.read(file, () -> false);
    return OpenShape.of(name, read, "by nobody", () -> false);
  }

  private SavedSignal saved(OpenShape shape) throws Exception {
    return new SavedSignal(
        shape.signal().name(),
        SourceFile.of(folder.resolve(shape.signal().name())),
        new SavedSignal.Shape(shape.signal().placement(), shape.signal().mesh().triangleCount()));
  }

  private void export(ShapeFields fields, Path target) {
    ShapeWayExports exports =
        new ShapeWayExports(
            new SimpleObjectProperty<>(Optional.of(fields)),
            new SimpleObjectProperty<>(WayPlace.start()),
            new OrbitModel());
    SaveFlow flow = new SaveFlow(told.tools, exports.kinds());
    flow.kind().set(flow.kinds().get(1));
    TestTools.choose(exports.kinds(), "Cells", CELLS);
    TestTools.choose(exports.kinds(), "Frames", 3);
    flow.save(target);
    service.runToIdle();
  }

  @Test
  void allFramesAreThoseOfTheCommandByteForByte() throws Exception {
    OpenShape first = shape("first.obj", 1);
    OpenShape second = shape("second.obj", 2);
    SavedWay.Found found = new SavedWay.Found(FlowFixture.flow(), PointPairs.NONE);
    SavedWay way = new SavedWay.OfFlow(0, 1, PointPairs.NONE, Optional.of(found));
    Path project = folder.resolve("flow.tessera");
    Project kept = Project.of(List.of(saved(first), saved(second)), List.of(), List.of(way));
    ProjectFile.write(project, kept, "a test", () -> false);
    Path commanded = folder.resolve("commanded");
    Path exported = folder.resolve("exported");

    assertThat(
            new CommandRun()
                .run(
                    "interpolate",
                    project,
                    "--frames",
                    3,
                    "--resolution",
                    CELLS,
                    "--out",
                    commanded))
        .isZero();
    export(
        ShapeFields.along(
            new EndDistances(told.tools.engine()),
            List.of(ShapeEnd.of(first), ShapeEnd.of(second)),
            List.of(new FoundFlow(found.flow(), false))),
        exported);

    for (int i = 1; i <= 3; i++) {
      String name = "frame-000" + i + ".obj";
      assertThat(exported.resolve(name)).hasSameBinaryContentAs(commanded.resolve(name));
    }
    assertThat(MeshFiles.read(exported.resolve("frame-0001.obj"), () -> false).mesh())
        .as("an end is as it was given")
        .extracting(mesh -> mesh.triangleCount())
        .isEqualTo(4);
  }
}
