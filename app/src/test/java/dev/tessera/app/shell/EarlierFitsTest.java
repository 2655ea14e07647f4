package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.curves.CurveRun;
import dev.tessera.app.curves.CurveViewModel;
import dev.tessera.app.session.KeptFit;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.fit.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EarlierFitsTest {
  private final CurveViewModel curves = new CurveViewModel();
  private final List<String> restored = new ArrayList<>();
  private final EarlierFits<String> earlier =
      new EarlierFits<>(fit -> restored.add(fit.result().fitted()), 1000);

  private static KeptFit<String> fit(String name) {
    return new KeptFit<>(
        Preset.FAST.options(), Pretend.result(name, 1, Snapshot.Quality.of(30, Double.NaN)));
  }

  private CurveRun shown(String name) {
    earlier.leave();
    CurveRun run = curves.beginRun(name);
    earlier.show(run, fit(name));
    return run;
  }

  @Test
  void everyRunButTheOneThatIsShownLeadsBackToItsFit() {
    CurveRun a = shown("a");
    CurveRun b = shown("b");
    assertThat(b.back().get()).isEmpty();
    a.back().get().orElseThrow().run();
    assertThat(restored).containsExactly("a");
    earlier.show(a, fit("a"));
    assertThat(a.back().get()).isEmpty();
    assertThat(b.back().get()).isPresent();
  }

  @Test
  void aRunThatWentOnLeadsBackToItsEnd() {
    CurveRun a = shown("a");
    earlier.show(a, fit("a, longer"));
    assertThat(a.back().get()).isEmpty();
    shown("b");
    a.back().get().orElseThrow().run();
    assertThat(restored).containsExactly("a, longer");
  }

  @Test
  void theOldestAreForgottenAndAllWithWhatTheyWereOf() {
    List<CurveRun> runs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      runs.add(shown("run " + i));
    }
    assertThat(runs.stream().map(run -> run.back().get().isPresent()))
        .containsExactly(false, false, true, true, true, true, true, false);
    earlier.clear();
    assertThat(runs).allMatch(run -> run.back().get().isEmpty());
  }
}
