package dev.tessera.app.cli;

import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The first picture that a project shows.
 *
 * @param name of the signal
 * @param bitDepth of the signal, 8 or 16
 * @param field its fit, changed codes included
 */
record ProjectPicture(String name, int bitDepth, Fitted<GridTiling> field) {
  /**
   * Looks for it.
   *
   * @param file of the project, for the message
   * @throws IllegalArgumentException if no picture was fitted
   */
  static ProjectPicture of(Project project, Path file) {
    for (SavedFit fit : project.fits()) {
      for (int part = 0; part < fit.edited().size(); part++) {
        Fitted<?> field = fit.edited().get(part);
        SavedSignal signal = project.signals().get(fit.signals().get(part));
        if (signal.kind() instanceof SavedSignal.Picture picture) {
          return new ProjectPicture(
              signal.name(), picture.bitDepth(), RenderSession.picture(field));
        }
      }
    }
    throw new IllegalArgumentException("No picture was fitted in " + file + ".");
  }

  /** Evaluates it; empty if the user stopped that. */
  Optional<GridSignal> rendered(Workbench bench) {
    return bench
        .look("Rendering", done -> new RenderJob(bench.jobs().engine(), field, 1, done))
        .map(samples -> new GridSignal(name, samples, bitDepth));
  }
}
