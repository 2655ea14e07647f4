package dev.tessera.app.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CurveViewModelTest {
  private final CurveViewModel model = new CurveViewModel();
  private final LineThinning all = new LineThinning(0, 100, 1000, false);

  @Test
  void runsGetColoursOfTheirOwn() {
    CurveRun first = model.beginRun("a");
    CurveRun second = model.beginRun("b");
    assertThat(first.colour()).isNotEqualTo(second.colour());
    model.remove(first);
    assertThat(model.beginRun("c").colour()).isEqualTo(first.colour());
    assertThat(model.runs()).extracting(CurveRun::label).containsExactly("b", "c");
  }

  @Test
  void drawsVisibleRunsOverTheAxis() {
    model.axisProperty().set(CurveAxis.STEPS);
    CurveRun shown = model.beginRun("shown");
    CurveRun hidden = model.beginRun("hidden");
    shown.update(Curves.of(20, 21, 22));
    hidden.update(Curves.of(1, 2, 3));
    hidden.visibleProperty().set(false);
    List<CurveSeries> series = model.series(all);
    assertThat(series).hasSize(1);
    assertThat(series.get(0).line().x(2)).isEqualTo(20);
    assertThat(series.get(0).line().y(2)).isEqualTo(22);
    assertThat(model.extent()).containsExactly(0, 20);
    model.axisProperty().set(CurveAxis.SECONDS);
    assertThat(model.series(all).get(0).line().x(2)).isEqualTo(1);
    assertThat(model.extent()).containsExactly(0, 1);
  }

  @Test
  void rawStaysFaintBehindTheAverage() {
    CurveRun run = model.beginRun("a");
    run.update(Curves.of(10, 20));
    model.smoothingProperty().set(0.5);
    List<CurveSeries> series = model.series(all);
    assertThat(series).extracting(CurveSeries::faint).containsExactly(true, false);
    assertThat(series.get(0).line().y(1)).isEqualTo(20);
    assertThat(series.get(1).line().y(1)).isCloseTo(50 / 3.0, within(1e-12));
    run.update(Curves.of(10, 20, 40));
    assertThat(model.series(all).get(1).line().y(2)).isCloseTo(30, within(1e-12));
    model.smoothingProperty().set(0);
    assertThat(model.series(all)).extracting(CurveSeries::faint).containsExactly(false);
  }

  @Test
  void aShorterCurveReplacesTheOldOne() {
    CurveRun run = model.beginRun("a");
    model.smoothingProperty().set(0.5);
    run.update(Curves.of(10, 20, 30));
    model.series(all);
    run.update(Curves.of(50, 50));
    List<CurveSeries> series = model.series(all);
    assertThat(series.get(1).line().length()).isEqualTo(2);
    assertThat(series.get(1).line().y(1)).isCloseTo(50, within(1e-9));
  }

  @Test
  void aFitThatComesBackIsDrawnWhereItBegan() {
    CurveRun other = model.beginRun("other");
    CurveRun run = model.beginRun("a");
    other.update(Curves.of(11, 21));
    run.update(Curves.of(10, 20));
    assertThat(model.goOn("back", Curves.of(10, 20, 30))).isSameAs(run);
    assertThat(run.curve().length()).isEqualTo(3);
    assertThat(model.goOn("back", Curves.of(10, 25, 31)).label()).isEqualTo("back");
    assertThat(other.curve().length()).isEqualTo(2);
  }

  @Test
  void readsTheNearestPointOfEachRun() {
    model.beginRun("a").update(Curves.of(10, 20, 30));
    model.beginRun("without points");
    model.axisProperty().set(CurveAxis.STEPS);
    assertThat(model.readAt(14)).extracting(CurveReading::psnr).containsExactly(20.0);
    assertThat(model.readAt(16)).extracting(CurveReading::step).containsExactly(20L);
    assertThat(model.readAt(-5)).extracting(CurveReading::psnr).containsExactly(10.0);
    assertThat(model.readAt(1e9)).extracting(CurveReading::seconds).containsExactly(1.0);
  }

  @Test
  void tellsOfWhatChangesTheDrawingOnly() {
    CurveRun run = model.beginRun("a");
    AtomicInteger changes = new AtomicInteger();
    model.setOnChange(changes::incrementAndGet);
    run.update(Curves.of(10));
    assertThat(changes).hasValue(1);
    run.update(Curves.of(10));
    assertThat(changes).hasValue(1);
    run.visibleProperty().set(false);
    model.logXProperty().set(true);
    model.smoothingProperty().set(0.3);
    model.remove(run);
    assertThat(changes).hasValue(5);
  }

  @Test
  void logarithmicExtentBeginsAboveZero() {
    model.axisProperty().set(CurveAxis.STEPS);
    model.logXProperty().set(true);
    model.beginRun("a").update(Curves.of(10, 20, 30));
    assertThat(model.extent()).containsExactly(10, 20);
  }
}
