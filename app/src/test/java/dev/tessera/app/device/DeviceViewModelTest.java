package dev.tessera.app.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.StageService;
import dev.tessera.app.session.Tools;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.EngineUnavailable;
import dev.tessera.model.service.Outcome;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class DeviceViewModelTest {
  private static final DeviceReport REPORT =
      new DeviceReport(
          "GPU 1 NVIDIA T", true, "Checked.", "PyTorch 2.7.1", List.of("A driver was found."));

  private final StageService service = new StageService();
  private final Tools tools = TestTools.of(service).tools;

  private DeviceViewModel model() {
    return new DeviceViewModel(tools);
  }

  private EngineSettings nextStart() {
    return DeviceViewModel.settings(tools.preferences());
  }

  @SuppressWarnings("unchecked")
  private void looked(Outcome<DeviceReport> outcome) {
    ((StageService.Asked<DeviceReport>) service.asked().get(0)).end(outcome);
  }

  @Test
  void whatWasFoundIsTheTextOfTheCommand() {
    DeviceViewModel model = model();
    assertThat(model.text().get()).isEqualTo("Looking for a device.");
    model.look();
    looked(new Outcome.Done<>(REPORT));
    assertThat(model.report().get()).contains(REPORT);
    assertThat(model.text().get())
        .isEqualTo(
            """
            device   GPU 1 NVIDIA T
            why      Checked.
            engine   PyTorch 2.7.1
            looked   A driver was found.""");
  }

  @Test
  void anEngineThatCannotBeOpenedIsTold() {
    DeviceViewModel model = model();
    model.look();
    looked(
        new Outcome.Failed<>(
            new CompletionException(
                new EngineUnavailable("The library is gone.", new IllegalStateException()))));
    assertThat(model.report().get()).isEmpty();
    assertThat(model.text().get()).contains("The library is gone.");
  }

  @Test
  void aFirstStartLooksForWhateverThereIsInFullPrecision() {
    model();
    assertThat(nextStart()).isEqualTo(new EngineSettings(DeviceChoice.AUTO, 0, false));
  }

  @Test
  void whatIsChosenIsForTheNextStart() {
    DeviceViewModel model = model();
    String before = model.note().get();
    assertThat(before).contains("next start");
    model.wanted().set(DeviceChoice.Wanted.GPU);
    model.gpu().set(1);
    model.gpu().set(2);
    model.tf32().set(true);
    assertThat(nextStart()).isEqualTo(new EngineSettings(DeviceChoice.of("gpu:2"), 0, true));
    assertThat(model.note().get()).startsWith("Changed: ");

    DeviceViewModel next = model();
    assertThat(next.wanted().get()).isEqualTo(DeviceChoice.Wanted.GPU);
    assertThat(next.gpu().get()).isEqualTo(2);
    assertThat(next.tf32().get()).isTrue();
    assertThat(next.note().get()).isEqualTo(before);
  }

  @Test
  void whatIsTakenBackIsNoChange() {
    DeviceViewModel model = model();
    String before = model.note().get();
    model.tf32().set(true);
    model.wanted().set(DeviceChoice.Wanted.CPU);
    model.tf32().set(false);
    model.wanted().set(DeviceChoice.Wanted.AUTO);
    assertThat(model.note().get()).isEqualTo(before);
  }

  @Test
  void aWordThatIsNoDeviceMeansAutomatic() {
    tools.preferences().update(p -> p.withFit(p.fit().withDevice("abacus")));
    assertThat(model().wanted().get()).isEqualTo(DeviceChoice.Wanted.AUTO);
  }
}
