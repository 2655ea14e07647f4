package dev.tessera.app.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.signal.mesh.SurfacePart;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CompletionViewModelTest {
  private final StageService service = new StageService();
  private final ShapesModel shapes = new ShapesModel(new ProjectModel(1L << 30));
  private final CompletionViewModel completion =
      new CompletionViewModel(
          TestTools.of(service).tools, shapes, new CompletionOptions(List.of("vases")));
  private final OpenShape shape = Shapes.open("block.stl");

  @SuppressWarnings("unchecked")
  private StageService.Asked<FitResult<Fitted<SparseTiling>>> search(int index) {
    return (StageService.Asked<FitResult<Fitted<SparseTiling>>>) service.asked().get(index);
  }

  @SuppressWarnings("unchecked")
  private StageService.Asked<Surface> extraction(int index) {
    return (StageService.Asked<Surface>) service.asked().get(index);
  }

  private static FitResult<Fitted<SparseTiling>> result() {
    return Pretend.result(Shapes.fitted(1), 42, Snapshot.Quality.of(Double.NaN, 0.003));
  }

  @Test
  void aPartOfAMeshIsGivenAndTheMemberFoundIsShown() {
    shapes.open(shape);
    completion.options().side().set(SurfacePart.Side.UPPER);
    completion.options().noise().set(0);
    completion.start();
    assertThat(completion.running().get()).isTrue();
    assertThat(search(0).job()).isInstanceOf(FitJob.class);
    PointCloud given = completion.current().get().orElseThrow().points();
    assertThat(given.count()).isEqualTo(2000);
    int upper = 0;
    for (int p = 0; p < given.count(); p++) {
      upper += given.position(p, 1) > -0.1 ? 1 : 0;
    }
    assertThat(upper).isEqualTo(2000);

    search(0).end(new Outcome.Done<>(result()));
    assertThat(completion.running().get()).isFalse();
    assertThat(completion.words().get()).contains("4.2 s").contains("0.003");
    extraction(1).end(new Outcome.Done<>(Shapes.surface()));
    assertThat(completion.current().get().flatMap(Completion::surface)).isPresent();
  }

  @Test
  void aStopKeepsWhatWasReached() {
    shapes.open(shape);
    completion.start();
    completion.stop();
    assertThat(search(0).wishes()).containsExactly("cancel");
    search(0).end(new Outcome.Cancelled<>(Optional.of(result())));
    assertThat(completion.running().get()).isFalse();
    assertThat(completion.current().get().flatMap(Completion::result)).isPresent();
  }

  @Test
  void droppedOrClosedItIsForgotten() {
    shapes.open(shape);
    completion.start();
    completion.drop();
    assertThat(search(0).wishes()).containsExactly("cancel");
    assertThat(completion.current().get()).isEmpty();
    search(0).end(new Outcome.Done<>(result()));
    assertThat(completion.current().get()).isEmpty();
    assertThat(service.asked()).hasSize(1);
    completion.start();
    shapes.close(shape);
    assertThat(search(1).wishes()).containsExactly("cancel");
    assertThat(completion.running().get()).isFalse();
  }

  @Test
  void eachShapeKeepsItsOwn() {
    shapes.open(shape);
    completion.start();
    search(0).end(new Outcome.Done<>(result()));
    OpenShape other = Shapes.open("other.stl");
    shapes.open(other);
    assertThat(completion.current().get()).isEmpty();
    assertThat(completion.words().get()).isEmpty();
    shapes.show(shape);
    assertThat(completion.current().get()).isPresent();
  }

  @Test
  void aFailureIsToldAndNothingIsShownAsRunning() {
    List<Throwable> told = new ArrayList<>();
    completion.setOnFailure(told::add);
    shapes.open(shape);
    completion.start();
    search(0).end(new Outcome.Failed<>(new IllegalStateException("no")));
    assertThat(told).hasSize(1);
    assertThat(completion.running().get()).isFalse();
  }

  @Test
  void pointsWithoutFacesAreGivenAsTheyAre() {
    PointCloud cloud = PointCloud.of(new float[] {0.6f, 0, 0, 0, 0.5f, 0, 0, 0, -0.5f});
    OpenShape points = OpenShape.ofPoints("scan.ply", cloud, MeshFormat.PLY);
    shapes.open(points);
    completion.start();
    PointCloud given = completion.current().get().orElseThrow().points();
    assertThat(given.toArray()).containsExactly(cloud.toArray());
  }
}
