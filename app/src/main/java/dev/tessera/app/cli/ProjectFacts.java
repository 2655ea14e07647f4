package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SavedWay;
import dev.tessera.model.archive.project.SourceSearch;
import dev.tessera.model.compare.Study;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a project holds, in lines. */
final class ProjectFacts {
  private ProjectFacts() {}

  static void print(Path file, Project project, PrintWriter out) throws IOException {
    line(out, "file", file + ", " + bytes(Files.size(file)));
    try (ProjectSources sources = new ProjectSources()) {
      for (int i = 0; i < project.signals().size(); i++) {
        print(project.signals().get(i), i + 1, sources, out);
      }
    }
    for (int i = 0; i < project.fits().size(); i++) {
      print(project, i, out);
    }
    for (SavedWay.OfFlow way : project.flowWays()) {
      line(out, "flow", flow(project, way));
    }
    for (SavedWay.OfCodes way : project.codeWays()) {
      String ends =
          way.ends().stream().map(end -> named(project, end)).collect(Collectors.joining(" to "));
      line(out, "way", ends + (way.arc() ? ", along an arc" : ""));
    }
    if (!project.curves().isEmpty()) {
      line(out, "curves", "of " + Words.count(project.curves().size(), "earlier run"));
    }
  }

  private static void print(SavedSignal signal, int number, ProjectSources sources, PrintWriter out)
      throws IOException {
    String what = what(signal.kind());
    line(out, "signal " + number, signal.name() + ", " + what);
    SourceSearch search = sources.search(signal);
    boolean copied = signal.source().content().isPresent();
    String copy = copied ? ", a copy is in the project" : "";
    boolean there = search.file().filter(signal.source().places()::contains).isPresent();
    line(
        out,
        "source",
        (there
                ? search.file().orElseThrow().toString()
                : copied && search.file().isPresent()
                    ? "not where it was"
                    : search.problem().orElse("unknown"))
            + copy);
    for (ComparisonReport study : signal.studies()) {
      line(
          out,
          "study",
          Study.labelled(String.valueOf(study.study())).title()
              + ", "
              + Words.count(study.methods().size(), "value"));
    }
  }

  private static String what(SavedSignal.Kind kind) {
    if (kind instanceof SavedSignal.Picture picture) {
      return pixels(picture);
    }
    if (kind instanceof SavedSignal.Clip clip) {
      return String.format(
          Locale.ROOT,
          "%s in %.2f s, from %.2f s of its source on, %s",
          Words.count(clip.times().frames(), "frame"),
          clip.times().duration(),
          clip.start(),
          pixels(clip.frame()));
    }
    if (kind instanceof SavedSignal.LightField field) {
      return "light field, %s views of %s".formatted(field.grid(), pixels(field.view()));
    }
    return Words.count(((SavedSignal.Shape) kind).triangles(), "triangle");
  }

  private static String pixels(SavedSignal.Picture picture) {
    return "%d x %d pixels, %s"
        .formatted(picture.width(), picture.height(), Words.count(picture.channels(), "channel"));
  }

  private static void print(Project project, int index, PrintWriter out) {
    SavedFit fit = project.fits().get(index);
    String of =
        fit.signals().stream()
            .map(s -> project.signals().get(s).name())
            .collect(Collectors.joining(" and "));
    line(out, "fit " + (index + 1), method(fit, of));
    fit.result().ifPresentOrElse(r -> print(r, out), () -> line(out, "state", state(fit)));
    List<Fitted<?>> fields = fit.fields();
    if (!fields.isEmpty()) {
      Fitted<?> field = fields.get(0);
      line(
          out,
          "codes",
          "%s of %s, %s in networks (%s)"
              .formatted(
                  Words.count((long) fields.size() * field.codes().tiles(), "tile"),
                  Words.count(field.spec().latent(), "number"),
                  Words.count(field.weights().length(), "parameter"),
                  field.spec().form().summary()));
    }
    fit.edits()
        .ifPresent(edits -> line(out, "edits", Words.count(edits.tiles().size(), "changed code")));
  }

  private static String state(SavedFit fit) {
    return fit.fields().isEmpty() ? "not begun" : "known to the family";
  }

  private static String method(SavedFit fit, String of) {
    if (fit.method() instanceof FitMethod.Member member) {
      String name = member.member().orElse(of);
      return name + ", in the family " + member.family().name();
    }
    if (fit.method() instanceof FitMethod.Views views) {
      return of + ", " + views.options().given().label() + " views given";
    }
    FitOptions options = ((FitMethod.Tiles) fit.method()).options();
    String networks =
        options.networks().map(Pretrained::name).map(n -> ", networks " + n).orElse("");
    return of + ", mode " + options.mode().label() + networks;
  }

  private static void print(FitResult<?> result, PrintWriter out) {
    line(
        out,
        "state",
        String.format(
            Locale.ROOT,
            "%s in %.1f s, %s",
            Words.count(result.step(), "step"),
            result.seconds(),
            result.reason().text()));
    if (!Double.isNaN(result.psnr())) {
      line(out, "PSNR", Words.psnr(result.psnr()));
    }
    if (!Double.isNaN(result.quality().meanError())) {
      line(
          out,
          "error",
          String.format(
              Locale.ROOT, "%.3g on average, of the unit sphere", result.quality().meanError()));
    }
  }

  private static String flow(Project project, SavedWay.OfFlow way) {
    String ends =
        project.signals().get(way.first()).name()
            + " to "
            + project.signals().get(way.second()).name();
    int points = way.points().count();
    return ends
        + (points == 0 ? "" : ", " + Words.count(points, "pair") + " of points")
        + (way.found().isPresent() ? "" : ", not found yet");
  }

  private static String named(Project project, SavedWay.End end) {
    SavedFit fit = project.fits().get(end.fit());
    if (fit.method() instanceof FitMethod.Member member && member.member().isPresent()) {
      return member.member().get();
    }
    return project.signals().get(fit.signals().get(end.part())).name();
  }

  private static String bytes(long count) {
    return String.format(Locale.ROOT, "%.2f MB", count / 1e6);
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf(Locale.ROOT, "%-13s%s%n", name, value);
  }
}
