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
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * A picture or a clip.
 *
 * @param signal its samples
 */
public record ComparedGrid(GridSignal signal) implements ComparedSignal<GridTiling> {
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
   * A picture with fewer pixels; see {@link AreaMeans#reduced}.
   *
   * @param times pixels along each axis of whose mean one is made
   */
  ComparedGrid reduced(int times) {
    return times == 1
        ? this
        : new ComparedGrid(
            new GridSignal(
                signal.name(),
                AreaMeans.reduced(signal.samples().requireImage(), times),
                signal.bitDepth()));
  }

  /** All samples are learned from: the curve tells what they were when last visited. */
  @Override
  public Optional<Fit.Judge> judge(Engine engine, Learner<Fitted<GridTiling>> learner) {
    return Optional.empty();
  }
}
