package dev.tessera.app.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.job.SliceJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

final class ShapeSliceViewModelTest {
  private final StageService service = new StageService();
  private final ShapesModel shapes = new ShapesModel(new ProjectModel(1L << 30));
  private final ObjectProperty<Optional<ShownSurface>> surface =
      new SimpleObjectProperty<>(Optional.empty());
  private final CutModel cut = new CutModel();
  private final ShapeSliceViewModel slice =
      new ShapeSliceViewModel(
          TestTools.of(service).tools,
          shapes,
          surface,
          new SimpleObjectProperty<>(RunState.FINISHED),
          cut);
  private final ShapeSceneViewModel scene =
      new ShapeSceneViewModel(
          IoPool.direct(),
          shapes,
          surface,
          new SimpleObjectProperty<>(Optional.empty()),
          cut,
          slice);
  private final OpenShape shape = Shapes.open("block.stl");

  private static long unlit(List<DisplayMesh> solids) {
    return solids.stream().filter(solid -> !solid.lit()).count();
  }

  @SuppressWarnings("unchecked")
  private void end(int index) {
    assertThat(service.asked().get(index).job()).isInstanceOf(SliceJob.class);
    ((StageService.Asked<Samples>) service.asked().get(index))
        .end(new Outcome.Done<>(Samples.of(new int[] {2, 2}, 1, new float[4])));
  }

  @Test
  void nothingIsSlicedBeforeItIsCut() {
    shapes.open(shape);
    assertThat(slice.original().get()).isEmpty();
    assertThat(unlit(scene.original().get().get())).isZero();
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void withoutAFitTheOriginalIsSlicedInBothViews() {
    shapes.open(shape);
    cut.on().set(true);
    ShownSlice shown = slice.original().get().orElseThrow();
    assertThat(shown.values().extent(0)).isEqualTo(256);
    // the middle of the tetrahedron with corners at (+-1,+-1,+-1) lies 1/3 of a radius inside
    assertThat(shown.values().get(128 * 256 + 128, 0)).isBetween(-0.34f, -0.32f);
    assertThat(unlit(scene.original().get().get())).isEqualTo(1);
    assertThat(unlit(scene.reconstruction().get().get())).isEqualTo(1);
    assertThat(scene.slice().get()).contains(shown);
  }

  @Test
  void aFitIsSlicedBesideOtherWorkFirstCoarsely() {
    shapes.open(shape);
    cut.on().set(true);
    surface.set(Optional.of(new ShownSurface(shape, Shapes.fitted(1), Shapes.surface(), 64)));
    assertThat(service.asked().get(0).lane()).isEqualTo(Lane.VIEW);
    end(0);
    assertThat(slice.fitted().get()).isPresent();
    end(1);
    assertThat(service.asked()).hasSize(2);
    assertThat(slice.fitted().get().orElseThrow().range()).isEqualTo(0.1);
    cut.distance().set(false);
    assertThat(slice.fitted().get()).isEmpty();
    assertThat(slice.original().get()).isEmpty();
    assertThat(unlit(scene.reconstruction().get().get())).isZero();
  }

  @Test
  void whyASliceFailedIsTold() {
    List<Throwable> told = new ArrayList<>();
    slice.setOnFailure(told::add);
    shapes.open(shape);
    surface.set(Optional.of(new ShownSurface(shape, Shapes.fitted(1), Shapes.surface(), 64)));
    cut.on().set(true);
    service.asked().get(0).end(new Outcome.Failed<>(new IllegalStateException("no")));
    assertThat(told).hasSize(1);
  }
}
