package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.Method;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.job.Contest;
import dev.tessera.model.job.ContestSubject;
import dev.tessera.model.tile.Tiling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tessera compare}: one signal, fitted by several methods, side by side. */
@Command(
    name = "compare",
    description = {
      "Fits an image, a clip or a mesh by several methods, one after the other, and tells their"
          + " quality (PSNR, and SSIM or IoU and Chamfer distance; not LPIPS, which wants networks"
          + " that no library here brings), costs and speed. Ctrl-C keeps those that are finished."
    })
final class CompareCommand implements Callable<Integer> {
  @Mixin private final Console console;

  @Parameters(
      paramLabel = "SIGNAL",
      description =
          "An image: PNG, JPEG, TIFF, BMP, WebP, PNM, AVIF or HEIC; a clip: MP4, MOV, WebM, MKV,"
              + " Y4M, an animated GIF, PNG or WebP, or a folder of numbered frames; a mesh: OBJ,"
              + " STL, PLY, OFF, glTF or GLB.")
  private Path file = Path.of("");

  @Mixin private CompareArguments compare = new CompareArguments();

  @Mixin private CompareSignal signal = new CompareSignal();

  @Mixin private CompareOutputs outputs = new CompareOutputs();

  @Mixin private DeviceArguments compute = new DeviceArguments();

  CompareCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    ContestSubject<?> subject;
    MethodSizes sizes;
    List<Method> known;
    try {
      ComparedKind kind = signal.kind(file);
      compare.check(console, kind);
      signal.check(console, file, kind);
      sizes = compare.sizes(signal.sizes(kind), kind.axes());
      compare.methods(Contest.methods(kind, kind.channels()));
      outputs.check(file, kind);
      subject = signal.read(console, file, kind, sizes);
      known = Contest.methods(kind, subject.judge().subject().channels());
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    return compared(subject, known, sizes).number();
  }

  private <T extends Tiling> ExitCode compared(
      ContestSubject<T> subject, List<Method> known, MethodSizes sizes) {
    Contest<T> contest;
    try {
      contest = compare.contest(subject.judge().subject(), known, sizes);
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    try (Workbench bench = console.bench(compute.settings())) {
      return new CompareSession<>(bench, subject, contest).run(outputs);
    }
  }

  /** The methods there are, a line each, for people. */
  static String table() {
    Map<String, List<String>> lines = new TreeMap<>();
    for (ComparedKind kind : ComparedKind.values()) {
      for (Method method : Contest.methods(kind, kind.channels())) {
        lines
            .computeIfAbsent(
                "  %-22s %s".formatted(method.name(), method.summary()), line -> new ArrayList<>())
            .add(kind.words());
      }
    }
    StringBuilder table = new StringBuilder("\nMethods:\n");
    lines.forEach((line, kinds) -> table.append(line).append(only(kinds)).append('\n'));
    return table.toString();
  }

  private static String only(List<String> kinds) {
    return kinds.size() == ComparedKind.values().length
        ? ""
        : "; only of " + String.join(" and ", kinds);
  }
}
