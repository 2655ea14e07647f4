package dev.tessera.model.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.fit.Preset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FitReportTest {
  private static FitReport report(double psnr) {
    return new FitReport(
        "1.2.3",
        new FitReport.Input("coffee \"hot\".png", "00ff", 600, 400, 3, 8),
        Preset.BALANCED.options().settings(),
        new DeviceReport("CPU, 2 threads", false, "No GPU.", "PyTorch 2.7.1"),
        "time budget used",
        1234,
        60.5,
        190_000,
        new FitReport.Written("out.png", 1, 8, psnr, 0.95, "the written file"),
        new FitReport.Parameters(1000, 2000, 0.0125),
        new FitReport.Memory(1L << 33, 5),
        List.of(
            new FitReport.CurvePoint(0.5, 10, 20.25), new FitReport.CurvePoint(1, 20, Double.NaN)));
  }

  private static JsonNode written(double psnr) throws Exception {
    return new ObjectMapper().readTree(report(psnr).toJson());
  }

  @Test
  void holdsEveryOptionByName() throws Exception {
    JsonNode options = written(30).get("options");
    assertThat(options.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(Preset.BALANCED.options().settings().keySet())
        .contains("mode", "tile", "overlap", "form", "latent", "networkRate", "seed", "stop");
    assertThat(options.get("tile").asInt()).isEqualTo(Preset.BALANCED.options().grid().side());
    assertThat(options.get("form").asText()).isEqualTo("modulated");
  }

  @Test
  void holdsWhatWasMeasured() throws Exception {
    JsonNode json = written(30.125);
    assertThat(json.at("/input/file").asText()).isEqualTo("coffee \"hot\".png");
    assertThat(json.at("/written/psnr").asDouble()).isEqualTo(30.125);
    assertThat(json.at("/memory/nativeBytes").asLong()).isEqualTo(1L << 33);
    assertThat(json.at("/parameters/floatsPerPixel").asDouble()).isEqualTo(0.0125);
    assertThat(json.at("/curve/0/step").asLong()).isEqualTo(10);
    assertThat(json.at("/device/name").asText()).isEqualTo("CPU, 2 threads");
    assertThat(json.at("/stopReason").asText()).isEqualTo("time budget used");
  }

  @Test
  void numbersThatJsonDoesNotKnowBecomeNull() throws Exception {
    JsonNode json = written(Double.POSITIVE_INFINITY);
    assertThat(json.at("/written/psnr").isNull()).isTrue();
    assertThat(json.at("/curve/1/psnr").isNull()).isTrue();
    assertThat(json.at("/options/stop/targetPsnr").isNull()).isTrue();
    assertThat(json.at("/options/stop/steps").isNull()).isTrue();
    assertThat(json.at("/options/stop/seconds").asDouble())
        .isEqualTo(Preset.BALANCED.options().stop().seconds());
  }
}
