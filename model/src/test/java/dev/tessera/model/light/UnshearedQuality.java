package dev.tessera.model.light;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Workers;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well left-out views of a light field are met by tiles of the same kind that all have one
 * disparity: 0 for plain tiles of four axes, or one shift for the whole scene. Arguments: folder,
 * seconds of learning, floats per pixel, disparities.
 */
public final class UnshearedQuality {
  private static final int CELL = 8;

  private UnshearedQuality() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    GridSignal light =
        LightFieldFiles.read(
                Path.of(arguments[0]),
                LightFieldChoice.USUAL,
                LightFieldLimit.USUAL,
                ClipWatch.NOBODY)
            .signal();
    KnownViews.Copying copying = new KnownViews.Copying(light.samples(), GivenViews.EVEN);
    boolean more = true;
    while (more) {
      more = copying.step();
    }
    Workers workers = new Engine(new EngineSettings(DeviceChoice.CPU, 0)).scope().workers();
    for (int i = 3; i < arguments.length; i++) {
      float disparity = Float.parseFloat(arguments[i]);
      double floats = Double.parseDouble(arguments[2]);
      ShearedTiles tiles = tiles(workers, copying.views(), disparity, floats);
      double seconds = Double.parseDouble(arguments[1]);
      System.out.printf("disparity %.2f, %d tiles: ", disparity, tiles.count());
      learn(workers, tiles, copying.views(), seconds);
      ViewErrors errors = new ViewErrors(new LightPainter(workers, tiles), light);
      errors.finished();
      System.out.printf("left out %.2f dB%n", leftOut(errors, light.samples().extent(1)));
    }
  }

  private static ShearedTiles tiles(
      Workers workers, KnownViews views, float disparity, double floats) {
    int height = views.size().height();
    int width = views.size().width();
    float[] same = new float[height * width];
    Arrays.fill(same, disparity);
    List<float[]> each = new ArrayList<>();
    for (int view = 0; view < views.known().count(); view++) {
      each.add(same);
    }
    Disparities found = new Disparities(/* factor= */ 1, height, width, each);
    ShearedShape shape =
        new ShearedShape(
            views.all(), views.step(), views.size(), CELL, /* margin= */ 1, /* near= */ 1);
    PlaneSearch search = new PlaneSearch(new FollowedRays(shape, views, found));
    PlaneFit fit = new PlaneFit(/* tolerance= */ 0.15);
    boolean more = true;
    while (more) {
      more = search.step(fit, workers);
    }
    double pixels = (double) views.all().count() * height * width;
    double numbers = floats * pixels / search.planes().size() - ShearedShape.HEAD;
    int cosines = (int) Math.min(1024 - ShearedShape.HEAD, numbers);
    ShearedCoder coder =
        new ShearedCoder(
            new ShearedCoder.Looking(shape, views, found),
            search.planes(),
            cosines,
            /* tolerance= */ 0.15,
            workers);
    more = true;
    while (more) {
      more = coder.step();
    }
    return new ShearedTiles(shape, coder.choice(), coder.codes());
  }

  private static void learn(Workers workers, ShearedTiles tiles, KnownViews views, double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int view = 0;
    double squares = 0;
    while (System.nanoTime() < end || view % views.known().count() != 0) {
      int next = view % views.known().count();
      squares = next == 0 ? 0 : squares;
      ViewLesson lesson =
          new ViewLesson(tiles, workers, new ViewComparison(tiles, workers, views, next), 0.5);
      boolean more = true;
      while (more) {
        more = lesson.step();
      }
      squares += lesson.squares();
      view++;
    }
    double values = 3.0 * views.known().count() * views.size().height() * views.size().width();
    System.out.printf("%d steps, given %.2f dB, ", view, -10 * Math.log10(squares / values));
  }

  private static double leftOut(ViewErrors errors, int columns) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < errors.result().length(); i++) {
      int row = i / columns;
      if (!GivenViews.EVEN.contains(row, i % columns)) {
        sum += errors.result().get(i);
        count++;
      }
    }
    return sum / count;
  }
}
