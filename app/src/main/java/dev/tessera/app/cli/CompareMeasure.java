package dev.tessera.app.cli;

import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.ComparedSignal;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.Contest;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.Tiling;
import java.util.Optional;

/**
 * What methods are compared on, and how well one did there.
 *
 * @param <T> how the signal is cut
 */
sealed interface CompareMeasure<T extends Tiling>
    permits PictureMeasure, ClipMeasure, ShapeMeasure {
  /** The signal, and what methods learn from. */
  ComparedSignal<T> subject();

  /** Its file, for the report. */
  FitReport.Input input();

  /** What it is, such as "24 x 16, 3 channels". */
  String size();

  /**
   * The part of the original that the page shows, (height, width, C).
   *
   * @return empty if the user stopped it
   */
  Optional<Samples> original(Workbench bench);

  /**
   * Measures what was fitted.
   *
   * @return empty if the user stopped it
   */
  Optional<Contest.Seen> seen(Workbench bench, FitResult<Fitted<T>> result);
}
