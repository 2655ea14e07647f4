package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.FittedField;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.FitSnapshot;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import java.util.Optional;

/** Fits one signal, publishing snapshots while somebody watches. */
public final class FitJob implements Job<FitResult> {
  /**
   * A new fit.
   *
   * @param engine used on the model thread only
   * @param signal what to fit
   * @param options all settings
   * @param previous a result to go on from, made with the same grid and field, or empty
   * @param snapshots filled at most 30 times per second while watched
   */
  public FitJob(
      Engine engine,
      GridSignal signal,
      FitOptions options,
      Optional<FitResult> previous,
      Latest<FitSnapshot> snapshots) {}

  /** Asks for the code of one tile in every snapshot; any thread; -1 for none. */
  public void watch(int tile) {}

  @Override
  public String name() {
    return "";
  }

  @Override
  public void open() {}

  @Override
  public boolean step() {
    return false;
  }

  @Override
  public Optional<FitResult> result() {
    return Optional.empty();
  }

  /** The field as it is now; model thread only, while open. See {@link CaptureJob}. */
  Optional<FittedField> capture() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
