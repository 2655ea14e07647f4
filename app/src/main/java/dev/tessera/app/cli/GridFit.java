package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/** A fit of samples on a grid by tiles that cover it. */
interface GridFit extends FitPlan<Fitted<GridTiling>> {
  /** The samples. */
  GridSignal signal();

  /** To go on from, or empty. */
  Optional<FitState> state();

  @Override
  default String name() {
    return signal().name();
  }

  @Override
  default String size() {
    return Words.size(signal());
  }

  @Override
  default Run<Fitted<GridTiling>> begin(Engine engine) {
    return SignalLearner.grid(engine, signal(), options(), state());
  }

  /** What was made of it, for the report. */
  default FitReport.Made made(FitResult<Fitted<GridTiling>> result, FitReport.Written written) {
    return new FitReport.Made(
        null,
        written,
        FitReport.Parameters.perPixel(result.fitted(), signal().samples().count()),
        FitReport.Memory.peaks(result.pace().nativeBytes()));
  }
}
