package dev.tessera.model.archive.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.Costs;
import dev.tessera.model.signal.io.AlphaMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies are written with their signal and come back as they were. */
final class StudiesInProjectTest {
  @TempDir private Path folder = Path.of("");

  private static ComparisonReport.Entry run(double value, double psnr, int points) {
    List<ComparisonReport.Point> curve = new ArrayList<>();
    for (int i = 1; i <= points; i++) {
      curve.add(new ComparisonReport.Point(i / 8.0, i, 1000.0 * i, 20 + i / 64.0));
    }
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("tile", 8);
    options.put("networks", null);
    options.put("stop", Map.of("seconds", 2.5));
    return new ComparisonReport.Entry(
        "modulated",
        null,
        new ComparisonReport.Quality(psnr, 0.75, null, null, 1.5, null),
        new Costs(10, 4, 40, 2.5, 7.5, 4000),
        new ComparisonReport.Course("time is over", 77, 2.5, 1e6, 1 << 20),
        new ComparisonReport.Details("as in the paper", false, options, curve, value, true));
  }

  private static ComparisonReport.Entry with(
      ComparisonReport.Quality quality, ComparisonReport.Entry run) {
    return new ComparisonReport.Entry(
        run.method(), run.failure(), quality, run.costs(), run.course(), run.details());
  }

  private static ComparisonReport.Entry failed(double value) {
    return new ComparisonReport.Entry(
        "modulated",
        "It diverged.",
        new ComparisonReport.Quality(Double.NaN, null, null, null, null, null),
        new Costs(10, 4, 40, 2.5, 7.5, 4000),
        new ComparisonReport.Course(null, 0, Double.NaN, Double.NaN, 0),
        new ComparisonReport.Details("as in the paper", false, Map.of(), List.of(), value, true));
  }

  private static ComparisonReport study(ComparisonReport.Entry... runs) {
    return new ComparisonReport(
        "1.2", new FitReport.Image("a.png", "", 9, 7, 3, 8), "CPU", "time", "tile", List.of(runs));
  }

  private static SavedSignal signal(ComparisonReport... studies) throws Exception {
    byte[] bytes = {1, 2, 3};
    SourceFile source =
        new SourceFile("a.png", List.of(), SoundProjects.sha256(bytes), 3, Optional.empty());
    return new SavedSignal(
        "a.png", source, new SavedSignal.Picture(AlphaMode.KEEP, 9, 7, 3, 8), List.of(studies));
  }

  private SavedSignal again(SavedSignal signal) throws Exception {
    Path file = folder.resolve("p.tessera");
    Project project = Project.of(List.of(signal), List.of(), List.of());
    ProjectFile.write(file, project, "test", () -> false);
    return ProjectFile.read(file).signals().get(0);
  }

  @Test
  void everythingComesBack() throws Exception {
    ComparisonReport tile =
        study(run(4, 31.25, 3), run(8, Double.POSITIVE_INFINITY, 0), failed(16));
    assertThat(again(signal(tile)).studies()).containsExactly(tile);
  }

  @Test
  void studiesOfClipsAndShapesComeBackAsWell() throws Exception {
    ComparisonReport.Entry one = run(4, 31.25, 3);
    ComparisonReport.Entry surface = with(ComparisonReport.Quality.ofShape(33.5, 0.75, 2e-4), one);
    ComparisonReport clip =
        new ComparisonReport(
            "1.2",
            new FitReport.Clip("a.mp4", "ab", 9, 7, 4, 0.5, 1.5, 3, 8),
            "CPU",
            "time",
            "depth",
            List.of(one));
    ComparisonReport shape =
        new ComparisonReport(
            "1.2",
            new FitReport.Shape("a.obj", "", "OBJ", 12, "Y", List.of("closed 2 holes")),
            "CPU",
            "time",
            "cells",
            List.of(surface));
    assertThat(again(signal(clip, shape)).studies()).containsExactly(clip, shape);
  }

  @Test
  void whatLanczosMadeComesBackAsWell() throws Exception {
    ComparisonReport.Entry one = run(2, 26.5, 3);
    ComparisonReport.Entry beside = with(one.quality().beside(25.625), one);
    ComparisonReport larger =
        new ComparisonReport(
            "1.2",
            new FitReport.Image("a.png", "", 9, 7, 3, 8),
            "CPU",
            "time",
            "magnification",
            List.of(beside, failed(3)));
    assertThat(again(signal(larger)).studies()).containsExactly(larger);
  }

  @Test
  void aSignalThatNobodyStudiedHasNone() throws Exception {
    assertThat(again(signal()).studies()).isEmpty();
  }

  @Test
  void ofALongCurveEnoughToDrawItIsKept() throws Exception {
    List<ComparisonReport.Point> curve =
        again(signal(study(run(4, 30, 5000), run(8, 30, 2))))
            .studies()
            .get(0)
            .methods()
            .get(0)
            .details()
            .curve();
    assertThat(curve).hasSizeBetween(100, 300);
    assertThat(curve.get(0).step()).isEqualTo(1);
    assertThat(curve.get(curve.size() - 1).step()).isEqualTo(5000);
  }

  @Test
  void aStudyOfNothingKnownIsRefused() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    StudyJson.put(node, study(run(4, 30, 1), run(8, 31, 1)));
    node.put("budget", 7);
    assertThatThrownBy(() -> StudyJson.get(new JsonPart(node, "p.tessera", "studies 1")))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("budget");
  }
}
