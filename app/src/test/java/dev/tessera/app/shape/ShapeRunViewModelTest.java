package dev.tessera.app.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

final class ShapeRunViewModelTest {
  private final StageService service = new StageService();
  private final ShapesModel shapes = new ShapesModel(new ProjectModel(1L << 30));
  private final ObjectProperty<Optional<FitOptions>> options =
      new SimpleObjectProperty<>(Optional.of(Preset.FAST.shape()));
  private final ShapeRunViewModel run =
      new ShapeRunViewModel(TestTools.of(service).tools, shapes, options);
  private final OpenShape first = Shapes.open("first.stl");
  private final OpenShape second = Shapes.open("second.stl");

  @SuppressWarnings("unchecked")
  private StageService.Asked<FitResult<Fitted<SparseTiling>>> asked(int index) {
    return (StageService.Asked<FitResult<Fitted<SparseTiling>>>) service.asked().get(index);
  }

  @Test
  void nothingOpenOrWrongOptionsMeanNothingToStart() {
    run.toggle();
    run.startAnew();
    assertThat(run.canStart()).isFalse();
    shapes.open(first);
    options.set(Optional.empty());
    run.startAnew();
    assertThat(run.state().getValue()).isEqualTo(RunState.IDLE);
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void whatEnclosesNothingCannotBeFittedAndItIsToldWhy() {
    assertThat(run.obstacle()).contains("Open a mesh to fit it.");
    Mesh triangle = Mesh.of(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new int[] {0, 1, 2});
    OpenShape flat =
        OpenShape.of("a", new MeshFile(triangle, MeshFormat.OBJ, UpAxis.Y, 1), "", () -> false);
    shapes.open(flat);
    assertThat(run.canStart()).isFalse();
    run.start(flat);
    assertThat(service.asked()).isEmpty();
    assertThat(run.obstacle().orElseThrow()).contains("encloses nothing");
    shapes.open(first);
    assertThat(run.canStart()).isTrue();
    assertThat(run.obstacle()).isEmpty();
  }

  @Test
  void everyShapeKeepsItsOwnFit() {
    shapes.open(first);
    run.startAnew();
    assertThat(asked(0).lane()).isEqualTo(Lane.FIT);
    assertThat(run.state().getValue()).isEqualTo(RunState.LOADING);
    shapes.open(second);
    assertThat(run.state().getValue()).isEqualTo(RunState.IDLE);
    run.startAnew();
    asked(0).end(new Outcome.Done<>(Shapes.result(Shapes.fitted(1))));
    assertThat(run.state().getValue()).isEqualTo(RunState.LOADING);
    assertThat(run.state(first).get()).isEqualTo(RunState.FINISHED);
    assertThat(run.result().getValue()).isEmpty();
    shapes.show(first);
    assertThat(run.state().getValue()).isEqualTo(RunState.FINISHED);
    assertThat(run.result().getValue()).isPresent();
    assertThat(asked(1).wishes()).isEmpty();
  }

  @Test
  void pauseStopAndResetReachTheFitThatIsLookedAt() {
    shapes.open(first);
    run.startAnew();
    run.toggle();
    assertThat(run.state().getValue()).isEqualTo(RunState.PAUSED);
    run.toggle();
    run.stop();
    assertThat(run.stopping().getValue()).isTrue();
    assertThat(asked(0).wishes()).containsExactly("pause", "resume", "cancel");
    run.reset();
    assertThat(run.state().getValue()).isEqualTo(RunState.IDLE);
  }

  @Test
  void aClosedShapeEndsItsFitAndIsForgotten() {
    shapes.open(first);
    run.startAnew();
    shapes.close(first);
    assertThat(asked(0).wishes()).containsExactly("cancel");
    assertThat(run.state().getValue()).isEqualTo(RunState.IDLE);
    asked(0).end(new Outcome.Done<>(Shapes.result(Shapes.fitted(1))));
    assertThat(run.result().getValue()).isEmpty();
  }

  @Test
  void failuresAreToldWithTheirShape() {
    List<OpenShape> failed = new ArrayList<>();
    run.setOnFailure((shape, cause) -> failed.add(shape));
    shapes.open(first);
    run.startAnew();
    shapes.open(second);
    asked(0).end(new Outcome.Failed<>(new IllegalStateException("x")));
    assertThat(failed).containsExactly(first);
    assertThat(run.state(first).get()).isEqualTo(RunState.FAILED);
  }
}
