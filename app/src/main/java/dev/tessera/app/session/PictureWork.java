package dev.tessera.app.session;

import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The picture that is open, and what was made of it.
 *
 * @param session the picture
 * @param fit the last one that ended; empty before
 * @param edits of its codes
 * @param studies of sizes, at most one of each kind
 */
public record PictureWork(
    Session session,
    Optional<KeptFit<Fitted<GridTiling>>> fit,
    CodeEdits edits,
    List<ComparisonReport> studies) {
  /** Copies the list. */
  public PictureWork {
    studies = List.copyOf(studies);
  }

  /** Nothing was made of it yet. */
  public static PictureWork of(Session session) {
    return new PictureWork(session, Optional.empty(), CodeEdits.none(), List.of());
  }

  /** Memory it takes. */
  long bytes() {
    return session.bytes() + fit.map(KeptFit::bytes).orElse(0L);
  }

  PictureWork withFit(Optional<KeptFit<Fitted<GridTiling>>> newFit) {
    return new PictureWork(session, newFit, edits, studies);
  }

  PictureWork withEdits(CodeEdits newEdits) {
    return new PictureWork(session, fit, newEdits, studies);
  }

  PictureWork withStudies(List<ComparisonReport> others) {
    return new PictureWork(session, fit, edits, others);
  }

  /** With a study in the place of the one of its kind. */
  PictureWork withStudy(ComparisonReport study) {
    return withStudies(replaced(studies, study));
  }

  /** Studies, one of them in the place of the one of its kind. */
  static List<ComparisonReport> replaced(List<ComparisonReport> studies, ComparisonReport study) {
    List<ComparisonReport> all = new ArrayList<>(studies);
    all.removeIf(other -> Objects.equals(other.study(), study.study()));
    all.add(study);
    return all;
  }

  /** The same work on another picture. */
  PictureWork on(Session other) {
    return new PictureWork(other, fit, edits, studies);
  }
}
