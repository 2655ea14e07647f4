package dev.tessera.app.compare;

import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.OpenProject;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.PictureWork;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.ShapeWork;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.ComparedShape;
import dev.tessera.model.job.ClipJudge;
import dev.tessera.model.job.ContestSubject;
import dev.tessera.model.job.PictureJudge;
import dev.tessera.model.job.ShapeJudge;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.tile.SurfaceCut;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Something open that methods are compared on. */
sealed interface OpenSubject {
  /** A short name. */
  String name();

  /** It, in a few words that go on a sentence. */
  String words();

  /** What it is; the view of a light field is a picture. */
  ComparedKind kind();

  /** C, values per sample. */
  int channels();

  /** Whether there is something to compare with. */
  boolean possible();

  /**
   * Prepares it; takes long, so that it is for the pool.
   *
   * @param frame number of the frame or view that is looked at, from 0
   * @param cancelled asked often
   * @throws CancellationException once cancelled says so
   * @throws IllegalArgumentException if there is nothing to fit, in a sentence
   */
  ContestSubject<?> ready(int frame, BooleanSupplier cancelled);

  /** Studies of it that a project keeps. */
  List<ComparisonReport> studies(OpenProject project);

  /** A project that keeps a study of it as well, in the place of the one of its kind. */
  OpenProject keep(OpenProject project, ComparisonReport study);

  private static String sha256(Origin origin) {
    return origin.source().map(SourceFile::sha256).orElse("");
  }

  /**
   * A picture, a clip or a light field.
   *
   * @param open all of it
   */
  record OfGrid(Session open) implements OpenSubject {
    @Override
    public String name() {
      return open.signal().name();
    }

    @Override
    public String words() {
      return open.light().isPresent() ? "the view that is looked at, of " + name() : name();
    }

    @Override
    public ComparedKind kind() {
      return open.clip().isPresent() ? ComparedKind.CLIP : ComparedKind.IMAGE;
    }

    @Override
    public int channels() {
      return open.signal().samples().channels();
    }

    @Override
    public boolean possible() {
      return !open.origin().missing();
    }

    @Override
    public List<ComparisonReport> studies(OpenProject project) {
      return project
          .picture()
          .filter(work -> work.session().equals(open))
          .map(PictureWork::studies)
          .orElse(List.of());
    }

    @Override
    public OpenProject keep(OpenProject project, ComparisonReport study) {
      return project.withStudy(study);
    }

    @Override
    public ContestSubject<?> ready(int frame, BooleanSupplier cancelled) {
      String sha256 = sha256(open.origin());
      if (open.clip().isPresent()) {
        OpenClip clip = open.clip().get();
        return new ContestSubject<>(
            ClipJudge.of(new ComparedGrid(open.signal()), frame),
            FitReport.Clip.of(open.signal(), clip.times(), clip.start(), sha256));
      }
      GridSignal picture = open.frame(frame).signal();
      return new ContestSubject<>(
          PictureJudge.of(new ComparedGrid(picture)), FitReport.Image.of(picture, sha256));
    }
  }

  /**
   * A shape.
   *
   * @param open the shape
   */
  record OfShape(OpenShape open) implements OpenSubject {
    @Override
    public String name() {
      return open.signal().name();
    }

    @Override
    public String words() {
      return name();
    }

    @Override
    public ComparedKind kind() {
      return ComparedKind.SHAPE;
    }

    @Override
    public int channels() {
      return kind().channels();
    }

    @Override
    public boolean possible() {
      return !open.origin().missing() && open.points().isEmpty();
    }

    @Override
    public List<ComparisonReport> studies(OpenProject project) {
      return project.of(open).map(ShapeWork::studies).orElse(List.of());
    }

    @Override
    public OpenProject keep(OpenProject project, ComparisonReport study) {
      return project.withStudy(open, study);
    }

    @Override
    public ContestSubject<?> ready(int frame, BooleanSupplier cancelled) {
      ShapeSignal signal = open.signal();
      open.inside().require(signal.name());
      ComparedShape subject =
          ComparedShape.of(
              signal,
              (SurfaceCut) kind().sizes().cut(),
              done -> {
                if (cancelled.getAsBoolean()) {
                  throw new CancellationException();
                }
              });
      return new ContestSubject<>(
          new ShapeJudge(subject, ShapeJudge.USUAL_RESOLUTION),
          FitReport.Shape.of(signal, open.source().format(), sha256(open.origin())));
    }
  }
}
