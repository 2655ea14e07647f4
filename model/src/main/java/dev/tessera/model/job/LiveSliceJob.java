package dev.tessera.model.job;

import dev.tessera.model.service.Job;
import dev.tessera.model.shown.PicturePatch;
import java.util.Optional;

/**
 * Brings a slice of a signal that is being fitted up to date, such as a frame of a clip, whether
 * the fit runs or is paused; submit it to the VIEW lane. What changes meanwhile comes with the
 * snapshots of a fit that runs; the result is what changed since the last of them, empty if there
 * is no fit.
 */
public final class LiveSliceJob implements Job<Optional<PicturePatch>> {
  private final FitJob<?> fit;
  private final int slice;
  private Optional<PicturePatch> patch = Optional.empty();

  /**
   * Will look at a slice, and from then on every snapshot of the fit does.
   *
   * @param slice its number; see {@link FitJob#watchSlice}
   */
  public LiveSliceJob(FitJob<?> fit, int slice) {
    this.fit = fit;
    this.slice = slice;
  }

  @Override
  public String name() {
    return "Looking at a frame";
  }

  @Override
  public void open() {}

  @Override
  public boolean step() {
    if (fit.show(slice)) {
      return true;
    }
    patch = fit.capturePatch();
    return false;
  }

  @Override
  public Optional<Optional<PicturePatch>> result() {
    return Optional.of(patch);
  }

  @Override
  public void close() {}
}
