package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.ShapeFitResult;
import dev.tessera.model.fit.ShapeOptions;
import dev.tessera.model.fit.ShapeRun;
import dev.tessera.model.fit.ShapeSnapshot;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/** Fits one shape by tiles, publishing snapshots while somebody watches. */
public final class ShapeFitJob implements Job<ShapeFitResult> {
  private static final long SNAPSHOT_INTERVAL_NANOS = 33_000_000;

  private final Engine engine;
  private final ShapeSignal signal;
  private final ShapeOptions options;
  private final Optional<SparseTiling> tiles;
  private final Latest<ShapeSnapshot> snapshots;

  private volatile boolean shapeWanted;
  private Optional<ShapeRun> run = Optional.empty();
  private long lastSnapshot;

  /**
   * A fit on the tiles near the surface.
   *
   * @param engine used on the model thread only
   * @param signal what to fit
   * @param options all settings
   * @param snapshots filled at most 30 times per second while watched, and once at the end
   */
  public ShapeFitJob(
      Engine engine, ShapeSignal signal, ShapeOptions options, Latest<ShapeSnapshot> snapshots) {
    this(engine, signal, options, Optional.empty(), snapshots);
  }

  /**
   * A fit on given tiles, so that shapes can be compared tile by tile.
   *
   * @param engine used on the model thread only
   * @param signal what to fit
   * @param options all settings; cells and overlap are those of the tiles
   * @param tiles such as {@link SparseTiling#union} of those of two shapes; empty for those near
   *     the surface
   * @param snapshots filled at most 30 times per second while watched, and once at the end
   */
  public ShapeFitJob(
      Engine engine,
      ShapeSignal signal,
      ShapeOptions options,
      Optional<SparseTiling> tiles,
      Latest<ShapeSnapshot> snapshots) {
    this.engine = engine;
    this.signal = signal;
    this.options = options;
    this.tiles = tiles;
    this.snapshots = snapshots;
  }

  /** Asks for a copy of the shape in the next snapshot; any thread. */
  public void askForShape() {
    shapeWanted = true;
  }

  @Override
  public String name() {
    return "Fitting " + signal.name();
  }

  @Override
  public void open() {
    run = Optional.of(new ShapeRun(engine, signal, options, tiles));
  }

  @Override
  public boolean step() {
    ShapeRun current = run.orElseThrow();
    boolean more = current.step();
    long now = System.nanoTime();
    if (now - lastSnapshot >= SNAPSHOT_INTERVAL_NANOS && snapshots.wanted()) {
      lastSnapshot = now;
      boolean withShape = shapeWanted;
      ShapeSnapshot snapshot = current.snapshot(withShape);
      if (snapshot.shape().isPresent()) {
        shapeWanted = false;
      }
      snapshots.publish(snapshot);
    }
    return more;
  }

  @Override
  public Optional<ShapeFitResult> result() {
    return run.flatMap(ShapeRun::result);
  }

  /** The shape as it is now; model thread only, empty while not open. */
  Optional<Fitted<SparseTiling>> capture() {
    return run.flatMap(ShapeRun::shape);
  }

  @Override
  public void close() {
    Optional<ShapeRun> ending = run;
    run = Optional.empty();
    ending.ifPresent(this::end);
  }

  private void end(ShapeRun ending) {
    try (ending) {
      snapshots.publish(ending.snapshot(true));
    }
  }
}
