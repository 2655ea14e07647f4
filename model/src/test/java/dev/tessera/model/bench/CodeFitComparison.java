package dev.tessera.model.bench;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldCheck;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.fit.step.CodeStep;
import dev.tessera.model.optimise.CodeSteps;
import dev.tessera.model.optimise.TileSchedule;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares ways to improve codes of frozen networks by the time to the same PSNR: schedules of
 * tiles, and optimisers. Arguments: networks (a shipped name or a file), seconds per run, pictures.
 */
public final class CodeFitComparison {
  /**
   * Where a run stood.
   *
   * @param seconds since its beginning
   * @param improving since all tiles were encoded, which every way does alike
   * @param psnr of the picture, dB
   */
  private record Point(double seconds, double improving, double psnr) {}

  private record Way(TileSchedule.Order order, CodeSteps.Choice optimiser) {}

  private static final Point NEVER =
      new Point(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

  private CodeFitComparison() {}

  /** Prints one line per picture and way, then means. */
  public static void main(String[] arguments) throws Exception {
    Pretrained networks =
        arguments[0].endsWith(".safetensors")
            ? PretrainedFile.read(Path.of(arguments[0]))
            : ShippedNetworks.load(NetworkKind.PHOTO, arguments[0]);
    double seconds = Double.parseDouble(arguments[1]);
    Engine engine = new Engine(new EngineSettings(DeviceChoice.AUTO, 0), FieldCheck::difference);
    Map<String, Double> sums = new LinkedHashMap<>();
    for (int i = 2; i < arguments.length; i++) {
      GridSignal signal =
          ImageFiles.read(Path.of(arguments[i]), AlphaMode.KEEP, 1L << 30, () -> false);
      Map<String, List<Point>> curves = new LinkedHashMap<>();
      for (Map.Entry<String, Way> way : ways(networks).entrySet()) {
        curves.put(way.getKey(), run(engine, signal, networks, way.getValue(), seconds));
      }
      print(signal.name(), curves, sums);
    }
    sums.forEach((k, sum) -> print("mean  %-24s %8.3f", k, sum / (arguments.length - 2)));
  }

  private static Map<String, Way> ways(Pretrained networks) {
    Map<String, Way> ways = new LinkedHashMap<>();
    CodeSteps.Choice usual = CodeSteps.suiting(5e-3, networks.encoder().isPresent());
    ways.put("all in turn", new Way(TileSchedule.Order.TURN, usual));
    ways.put("most promising", new Way(TileSchedule.Order.PROMISE, usual));
    if (!networks.spec().form().linear(networks.spec())) {
      for (double rate : new double[] {5e-3, 5e-2}) {
        ways.put(
            "Adam " + rate + ", in turn",
            new Way(
                TileSchedule.Order.TURN,
                (field, tiles, samples) -> new CodeSteps.AdamSteps(field, tiles, samples, rate)));
      }
      if (networks.spec().form().linearises(networks.spec())) {
        ways.put(
            "least squares, in turn",
            new Way(TileSchedule.Order.TURN, CodeSteps.LevenbergMarquardt::new));
      }
    }
    return ways;
  }

  private static List<Point> run(
      Engine engine, GridSignal signal, Pretrained networks, Way way, double budget) {
    GridTiling grid = GridCut.cube(networks.tile(), 0).of(signal.samples().extent());
    CodeStep.Plan plan =
        new CodeStep.Plan(true, way.optimiser(), Double.POSITIVE_INFINITY, way.order());
    List<Point> curve = new ArrayList<>();
    try (Scope scope = engine.scope()) {
      CodeStep fitter =
          new CodeStep(scope, new GridPoints(signal, grid), networks, plan, Optional.empty());
      long start = System.nanoTime();
      double seconds = 0;
      double encoded = 0;
      while (seconds < budget && !fitter.finished()) {
        fitter.step(0);
        seconds = (System.nanoTime() - start) * 1e-9;
        if (!fitter.started()) {
          encoded = seconds;
        }
        curve.add(new Point(seconds, seconds - encoded, fitter.reconstruction().psnr()));
      }
    }
    return curve;
  }

  /**
   * The PSNR to reach: what the slowest way of the first two got to in its budget, less 0.01 dB.
   */
  private static void print(
      String picture, Map<String, List<Point>> curves, Map<String, Double> sums) {
    double target =
        curves.values().stream().limit(2).mapToDouble(CodeFitComparison::last).min().orElse(0)
            - 0.01;
    Point slow = curves.values().stream().findFirst().map(c -> reached(c, target)).orElse(NEVER);
    for (Map.Entry<String, List<Point>> each : curves.entrySet()) {
      Point there = reached(each.getValue(), target);
      double ratio = slow.improving() / there.improving();
      print(
          "%-12s %-20s %.2f -> %.2f dB; %.2f dB after %.2f s, encoding left out %.2f s: %.2f times"
              + " faster than in turn",
          picture,
          each.getKey(),
          each.getValue().stream()
              .filter(p -> p.improving() == 0)
              .mapToDouble(Point::psnr)
              .reduce(0, (before, now) -> now),
          last(each.getValue()),
          target,
          there.seconds(),
          there.improving(),
          ratio);
      sums.merge(each.getKey(), ratio, Double::sum);
    }
  }

  private static double last(List<Point> curve) {
    return curve.get(curve.size() - 1).psnr();
  }

  private static Point reached(List<Point> curve, double psnr) {
    return curve.stream().filter(p -> p.psnr() >= psnr).findFirst().orElse(NEVER);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
