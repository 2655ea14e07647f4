package dev.tessera.model.compare;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.magnify.AreaMeans;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A picture or a clip. Can be asked on any thread. */
public final class ComparedGrid implements ComparedSignal<GridTiling> {
  private final GridSignal signal;
  private final Map<Integer, ComparedGrid> reductions = new ConcurrentHashMap<>();

  /** Of samples. */
  public ComparedGrid(GridSignal signal) {
    this.signal = signal;
  }

  @Override
  public GridSignal signal() {
    return signal;
  }

  @Override
  public ComparedKind kind() {
    return dimensions() == ComparedKind.IMAGE.axes() ? ComparedKind.IMAGE : ComparedKind.CLIP;
  }

  @Override
  public int dimensions() {
    return signal.samples().dimensions();
  }

  @Override
  public int channels() {
    return signal.samples().channels();
  }

  @Override
  public PointSource<GridTiling> points(FitOptions options) {
    return new GridPoints(signal, options.gridFor(signal));
  }

  @Override
  public int tiles(Cut cut) {
    return ((GridCut) cut).of(signal.samples().extent()).tileCount();
  }

  @Override
  public ComparedGrid given(Contender contender) {
    return reduced(contender.reduced());
  }

  /**
   * A picture with fewer pixels; see {@link AreaMeans#reduced}. Each is made once.
   *
   * @param times pixels along each axis of whose mean one is made
   */
  ComparedGrid reduced(int times) {
    return times == 1 ? this : reductions.computeIfAbsent(times, this::made);
  }

  private ComparedGrid made(int times) {
    Samples small = AreaMeans.reduced(signal.samples().requireImage(), times);
    return new ComparedGrid(new GridSignal(signal.name(), small, signal.bitDepth()));
  }

  /** All samples are learned from: the curve tells what they were when last visited. */
  @Override
  public Optional<Fit.Judge> judge(Engine engine, Learner<Fitted<GridTiling>> learner) {
    return Optional.empty();
  }
}
