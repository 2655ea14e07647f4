package dev.tessera.model.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.fit.step.FitState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FitReportTest {
  private static final FitCurve CURVE =
      FitCurve.of(new long[] {10, 20}, new double[] {0.5, 1}, new double[] {20.25, Double.NaN});

  private static String report(double psnr) {
    FitReport.Made made =
        new FitReport.Made(
            null,
            new FitReport.Picture("out.png", 1, 8, psnr, 0.95, "the written file"),
            new FitReport.Parameters(1000, 2000, 0.0125, null),
            new FitReport.Memory(1L << 33, 5));
    FitReport.Image image = new FitReport.Image("coffee \"hot\".png", "00ff", 600, 400, 3, 8);
    return FitReport.of("1.2.3", image, Preset.BALANCED.options(), result(), made).toJson();
  }

  private static FitResult<String> result() {
    return new FitResult<>(
        "fitted",
        StopReason.SECONDS,
        new Snapshot.Pace(1234, 60.5, 1.25, 20, 11_000_000, 190_000, 0, 1L << 33),
        Snapshot.Quality.of(30, Double.NaN),
        CURVE,
        new DeviceReport("CPU, 2 threads", false, "No GPU.", "PyTorch 2.7.1", List.of()),
        new FitState(Map.of(), 1234, 60.5, Map.of()));
  }

  private static JsonNode written(double psnr) throws Exception {
    return new ObjectMapper().readTree(report(psnr));
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

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Whoever reads reports finds every number where it has been. */
  @Test
  void aPictureTellsNothingOfSurfacesAndTheOtherWayRound() throws Exception {
    JsonNode picture = written(30);
    assertThat(String.join(" ", names(picture)))
        .isEqualTo(
            "tessera input options device stopReason steps seconds samplesPerSecond written"
                + " parameters memory curve");
    assertThat(names(picture.at("/written")))
        .containsExactly("file", "scale", "bitDepth", "psnr", "ssim", "compared", "exact");
    assertThat(names(picture.at("/parameters")))
        .containsExactly("networks", "codes", "floatsPerPixel");

    FitReport.Made made =
        new FitReport.Made(
            new FitReport.Extraction(1, 0.5, 4),
            new FitReport.Surface(
                "o.stl",
                "STL",
                new FitReport.Size(8, 12),
                new FitReport.Likeness(0.9, 1e-3, 1e-4, 1),
                new FitReport.Topology(0, 1, 2)),
            new FitReport.Parameters(10, 20, null, 30),
            new FitReport.Memory(1, 5));
    FitReport.Shape cow = new FitReport.Shape("cow.obj", "00ff", "OBJ", 12, "Z", List.of());
    String json = FitReport.of("1.2.3", cow, Preset.BALANCED.shape(), result(), made).toJson();
    JsonNode shape = new ObjectMapper().readTree(json);
    assertThat(String.join(" ", names(shape)))
        .isEqualTo(
            "tessera input options device stopReason steps seconds preparationSeconds"
                + " samplesPerSecond extraction written parameters memory curve");
    assertThat(String.join(" ", names(shape.at("/written"))))
        .isEqualTo(
            "file format vertices triangles iou chamfer chamferToSurface seam boundaryEdges"
                + " components eulerCharacteristic");
    assertThat(names(shape.at("/parameters"))).containsExactly("networks", "codes", "tiles");
    assertThat(shape.at("/preparationSeconds").asDouble()).isEqualTo(1.25);
    assertThat(shape.at("/extraction/shareOfLattice").asDouble()).isEqualTo(0.5);
  }

  @Test
  void aTrainingTellsWhatWasTrained() throws Exception {
    FieldSpec field = FieldSpec.ofExperts(2, 1, 8, 4, 3);
    TrainingFacts facts = new TrainingFacts("tessera", "photos", 1, 2, 3, 4, 5, 6, Double.NaN);
    TrainReport.Networks networks =
        new TrainReport.Networks(List.of(2, 8, 8), 100, 200, 3, 31.5, 1e6);
    String json = TrainReport.of(facts, field, networks, CURVE).toJson();
    JsonNode tiles = new ObjectMapper().readTree(json);
    assertThat(String.join(" ", names(tiles)))
        .isEqualTo(
            "facts field tile parameters bytes validationImages trainingPsnr samplesPerSecond"
                + " curve");
    assertThat(tiles.at("/tile").toString()).isEqualTo("[2,8,8]");
    assertThat(tiles.at("/facts/refined").isNull()).isTrue();
    assertThat(tiles.at("/field/form").asText()).isEqualTo("experts");
    assertThat(tiles.at("/field/experts").asDouble()).isEqualTo(3);
    assertThat(names(tiles.at("/curve/0"))).containsExactly("seconds", "step", "psnr");

    FamilyFacts learned = new FamilyFacts("tessera", "3 vases", 1, 2, 3, 4, 5, 6);
    TrainReport.Family vases = new TrainReport.Family(0.1, 3, 8, 100, 200, 1e6);
    JsonNode family =
        new ObjectMapper().readTree(TrainReport.of(learned, field, vases, CURVE).toJson());
    assertThat(String.join(" ", names(family)))
        .isEqualTo("facts field clamp members heldOut parameters bytes pointsPerSecond curve");
    assertThat(names(family.at("/curve/0"))).containsExactly("step", "seconds", "error");
  }
}
