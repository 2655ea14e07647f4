package dev.tessera.app.shell;

import dev.tessera.app.form.OptionsViewModel;
import dev.tessera.app.light.LightFormViewModel;
import dev.tessera.app.session.CodeEdits;
import dev.tessera.app.session.FormChoice;
import dev.tessera.app.session.FoundMember;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.KeptFlow;
import dev.tessera.app.session.MorphChoice;
import dev.tessera.app.session.MorphWork;
import dev.tessera.app.session.NetworkShelf;
import dev.tessera.app.session.OpenProject;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.PictureWork;
import dev.tessera.app.session.ReadProject;
import dev.tessera.app.session.ReadSignal;
import dev.tessera.app.session.SecondWork;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.ShapePair;
import dev.tessera.app.session.ShapeWork;
import dev.tessera.model.archive.project.EditedCodes;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.archive.project.GivenPoints;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.SavedCurve;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.archive.project.SavedWay;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A project that was read, on its way into the window; what makes no sense is passed over. */
final class ProjectUnpacking {
  static final String FORMS = "forms";
  static final String SHOWN = "shape.shown";
  static final String PICTURE_CURVES = "curves.pictures";

  private final Models models;
  private final ViewStates states;
  private final ReadProject read;
  private final Project saved;

  /** Positions of pictures and shapes among the signals. */
  private final List<Integer> pictures = new ArrayList<>();

  private final Map<Integer, OpenShape> shapes = new LinkedHashMap<>();

  private ProjectUnpacking(Models models, ViewStates states, ReadProject read) {
    this.models = models;
    this.states = states;
    this.read = read;
    saved = read.saved();
    for (int i = 0; i < read.signals().size(); i++) {
      ReadSignal signal = read.signals().get(i);
      if (signal.picture().isPresent()) {
        pictures.add(i);
      }
      if (signal.shape().isPresent()) {
        shapes.put(i, signal.shape().get());
      }
    }
  }

  /** Shows everything in place of what is open. */
  static void show(Models models, ViewStates states, ReadProject read) {
    new ProjectUnpacking(models, states, read).show();
  }

  private void show() {
    models.run().reset();
    models.shape().run().stopAll();
    models.morph().pair().run().stop();
    models.curves().pictures().clear();
    models.curves().shapes().clear();
    curves();
    models.project().open(project());
    states.give(saved.views());
  }

  private OpenProject project() {
    List<ShapeWork> works = new ArrayList<>();
    shapes.forEach(
        (signal, shape) ->
            works.add(
                new ShapeWork(
                    shape,
                    shapeFit(signal),
                    completion(signal, shape),
                    saved.signals().get(signal).studies())));
    List<OpenShape> open = List.copyOf(shapes.values());
    int looked = number(saved.views().get(SHOWN));
    Optional<OpenShape> shown =
        open.isEmpty()
            ? Optional.empty()
            : Optional.of(open.get(looked >= 0 && looked < open.size() ? looked : 0));
    Optional<PictureWork> picture = pictures.stream().findFirst().map(this::picture);
    Optional<SecondWork> second = pictures.stream().skip(1).findFirst().map(this::second);
    return new OpenProject(picture, second, works, shown, morph(open), forms(picture, works));
  }

  private PictureWork picture(int signal) {
    Optional<SavedFit> fit = fitOf(List.of(signal));
    return new PictureWork(
        session(signal),
        pictureFit(signal),
        fit.flatMap(SavedFit::edits).map(ProjectUnpacking::edits).orElse(CodeEdits.none()),
        saved.signals().get(signal).studies());
  }

  private Session session(int signal) {
    return read.signals().get(signal).picture().orElseThrow();
  }

  private boolean clip(int signal) {
    return session(signal).clip().isPresent();
  }

  private static CodeEdits edits(EditedCodes saved) {
    Map<Integer, float[]> codes = new TreeMap<>();
    for (int i = 0; i < saved.tiles().size(); i++) {
      codes.put(saved.tiles().get(i), saved.codes().code(i));
    }
    return CodeEdits.of(codes);
  }

  private Optional<SavedFit> fitOf(List<Integer> signals) {
    return saved.fits().stream()
        .filter(fit -> fit.signals().equals(signals) && fit.method() instanceof FitMethod.Stepwise)
        .findFirst();
  }

  private <R> Optional<KeptFit<R>> kept(
      List<Integer> signals, Function<SavedFit, Optional<FitResult<R>>> typed) {
    return fitOf(signals)
        .flatMap(
            fit ->
                fit.method() instanceof FitMethod.Stepwise method
                    ? typed.apply(fit).map(r -> new KeptFit<>(method, r))
                    : Optional.empty());
  }

  private Optional<KeptFit<Fitted<GridTiling>>> pictureFit(int signal) {
    NetworkShelf shelf = (clip(signal) ? models.clip().options() : models.options()).shelf();
    return kept(List.of(signal), SavedFit::picture)
        .map(fit -> fit.options().map(with -> KnownNetworks.of(with, shelf).in(fit)).orElse(fit));
  }

  private Optional<KeptFit<Fitted<SparseTiling>>> shapeFit(int signal) {
    NetworkShelf shelf = models.shape().options().shelf();
    return kept(List.of(signal), SavedFit::shape)
        .map(fit -> fit.options().map(with -> KnownNetworks.of(with, shelf).in(fit)).orElse(fit));
  }

  /** What was chosen; for want of that, what the fits were made with. */
  private Map<String, FormChoice> forms(Optional<PictureWork> picture, List<ShapeWork> works) {
    Map<String, FormChoice> forms = new TreeMap<>(models.project().get().forms());
    boolean clip = picture.flatMap(work -> work.session().clip()).isPresent();
    OptionsViewModel form = clip ? models.clip().options() : models.options();
    Optional<KeptFit<Fitted<GridTiling>>> fit = picture.flatMap(PictureWork::fit);
    fit.flatMap(KeptFit::options).ifPresent(o -> put(forms, form.kind().name(), form.choiceOf(o)));
    fit.map(KeptFit::method)
        .filter(FitMethod.Views.class::isInstance)
        .map(FitMethod.Views.class::cast)
        .ifPresent(
            views ->
                put(forms, LightFormViewModel.NAME, LightFormViewModel.choiceOf(views.options())));
    works.stream()
        .flatMap(work -> work.fit().flatMap(KeptFit::options).stream())
        .findFirst()
        .ifPresent(
            (FitOptions o) ->
                put(
                    forms,
                    models.shape().options().kind().name(),
                    models.shape().options().choiceOf(o)));
    forms.putAll(FormTexts.read(saved.views().get(FORMS)));
    return forms;
  }

  private static void put(Map<String, FormChoice> forms, String name, FormChoice choice) {
    forms.put(name, choice);
  }

  private void curves() {
    int first = number(saved.views().get(PICTURE_CURVES));
    for (int i = 0; i < saved.curves().size(); i++) {
      SavedCurve curve = saved.curves().get(i);
      boolean ofPictures = first < 0 ? shapes.isEmpty() : i < first;
      (ofPictures ? models.curves().pictures() : models.curves().shapes())
          .beginRun(curve.name())
          .update(curve.curve());
    }
  }

  private SecondWork second(int signal) {
    Session session = session(signal);
    return new SecondWork(session.signal(), session.origin(), pictureFit(signal));
  }

  /** A member that was found from all of a shape was given all its points. */
  private Optional<FoundMember> completion(int signal, OpenShape shape) {
    for (SavedFit fit : saved.fits()) {
      if (fit.signals().equals(List.of(signal))
          && fit.method() instanceof FitMethod.Member method
          && fit.shape().isPresent()) {
        FitResult<Fitted<SparseTiling>> found = fit.shape().get();
        PointCloud given =
            GivenPoints.of(found.state())
                .or(shape::points)
                .orElseGet(() -> PointCloud.of(shape.signal().mesh().positions()));
        return Optional.of(new FoundMember(method, given, found));
      }
    }
    return Optional.empty();
  }

  private MorphWork morph(List<OpenShape> open) {
    Map<ShapePair, KeptFit<FittedPair<SparseTiling>>> pairs = new LinkedHashMap<>();
    MorphChoice ends = MorphChoice.none();
    for (SavedFit fit : saved.fits()) {
      if (fit.pair().isPresent() && fit.method() instanceof FitMethod.Tiles tiles) {
        OpenShape first = shapes.get(fit.signals().get(0));
        OpenShape second = shapes.get(fit.signals().get(1));
        if (first != null && second != null) {
          ShapePair pair = new ShapePair(first, second);
          pairs.put(pair, new KeptFit<>(tiles.options(), fit.pair().get()));
          ends = MorphChoice.of(pair);
        }
      }
    }
    Map<ShapePair, KeptFlow> flows = new LinkedHashMap<>();
    Map<ShapePair, PointPairs> points = new LinkedHashMap<>();
    for (SavedWay.OfFlow way : saved.flowWays()) {
      OpenShape first = shapes.get(way.first());
      OpenShape second = shapes.get(way.second());
      if (first != null && second != null) {
        ShapePair pair = new ShapePair(first, second);
        way.found().ifPresent(f -> flows.put(pair, new KeptFlow(f.flow(), f.obeyed())));
        if (way.points().count() > 0) {
          points.put(pair, way.points());
        }
        ends = MorphChoice.of(pair);
      }
    }
    MorphChoice chosen = EndsTexts.read(saved.views(), open).orElse(ends);
    return new MorphWork(chosen, pairs, flows, points);
  }

  private static int number(@Nullable Object told) {
    return told instanceof Number number ? number.intValue() : -1;
  }
}
