package dev.tessera.app.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.StageService;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ShapeSurfaceViewModelTest {
  private final StageService service = new StageService();
  private final Tools tools = TestTools.of(service).tools;
  private final ShapesModel shapes = new ShapesModel(new ProjectModel(1L << 30));
  private final ShapeRunViewModel run =
      new ShapeRunViewModel(
          tools, shapes, new SimpleObjectProperty<>(Optional.of(Preset.FAST.shape())));
  private final List<Long> time = new ArrayList<>(List.of(0L));
  private final ShapeSurfaceViewModel surface =
      new ShapeSurfaceViewModel(tools, shapes, run, () -> time.get(0));
  private final OpenShape shape = Shapes.open("first.stl");
  private final Fitted<SparseTiling> fitted = Shapes.fitted(1);

  @BeforeEach
  void open() {
    shapes.open(shape);
    run.startAnew();
  }

  private List<StageService.Asked<?>> extractions() {
    return service.asked().stream().filter(a -> a.job() instanceof SurfaceJob).toList();
  }

  @SuppressWarnings("unchecked")
  private void extracted(int index) {
    ((StageService.Asked<Surface>) extractions().get(index))
        .end(new Outcome.Done<>(Shapes.surface()));
  }

  @SuppressWarnings("unchecked")
  private void finish() {
    ((StageService.Asked<FitResult<Fitted<SparseTiling>>>) service.asked().get(0))
        .end(new Outcome.Done<>(Shapes.result(fitted)));
  }

  private int shownResolution() {
    return surface.surface().get().orElseThrow().resolution();
  }

  @Test
  void atRestACoarseSurfaceComesFirstAndTheWantedOneAfterIt() {
    finish();
    assertThat(extractions()).hasSize(1);
    assertThat(extractions().get(0).lane()).isEqualTo(Lane.VIEW);
    assertThat(surface.progress().get()).isZero();
    extracted(0);
    assertThat(shownResolution()).isEqualTo(64);
    extracted(1);
    assertThat(shownResolution()).isEqualTo(128);
    assertThat(extractions()).hasSize(2);
    assertThat(surface.progress().get()).isEqualTo(1);
    surface.resolution().set(256);
    extracted(2);
    assertThat(shownResolution()).isEqualTo(256);
  }

  @Test
  void anotherResolutionEndsTheExtractionThatIsOnItsWay() {
    finish();
    surface.resolution().set(64);
    assertThat(extractions().get(0).wishes()).containsExactly("cancel");
    extracted(0);
    assertThat(surface.surface().get()).isEmpty();
    extracted(1);
    assertThat(shownResolution()).isEqualTo(64);
    assertThat(extractions()).hasSize(2);
  }

  @Test
  void whatIsKnownIsShownAtOnceWhenTheShapeIsLookedAtAgain() {
    finish();
    extracted(0);
    extracted(1);
    shapes.open(Shapes.open("second.stl"));
    assertThat(surface.surface().get()).isEmpty();
    shapes.show(shape);
    assertThat(shownResolution()).isEqualTo(128);
    assertThat(extractions()).hasSize(2);
  }

  @Test
  void aNewFitDropsTheSurface() {
    finish();
    extracted(0);
    run.startAnew();
    assertThat(surface.surface().get()).isEmpty();
  }
}
