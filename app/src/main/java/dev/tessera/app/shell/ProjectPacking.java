package dev.tessera.app.shell;

import dev.tessera.app.curves.CurveRun;
import dev.tessera.app.session.CodeEdits;
import dev.tessera.app.session.EndsSource;
import dev.tessera.app.session.FoundMember;
import dev.tessera.app.session.IoWork;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.KeptFlow;
import dev.tessera.app.session.MorphWork;
import dev.tessera.app.session.OpenProject;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.PictureWork;
import dev.tessera.app.session.SecondWork;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.ShapePair;
import dev.tessera.app.session.ShapeWork;
import dev.tessera.app.way.ShapeEnd;
import dev.tessera.app.way.WayMix;
import dev.tessera.model.archive.project.Content;
import dev.tessera.model.archive.project.EditedCodes;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.archive.project.GivenPoints;
import dev.tessera.model.archive.project.PictureCopy;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.SavedCurve;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SavedWay;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.PairFit;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything that is open as it was at one moment, on its way into a file: taken on the window's
 * thread, put together on the pool.
 */
final class ProjectPacking {
  private final OpenProject open;
  private final Optional<KeptFit<Fitted<GridTiling>>> secondFit;
  private final Optional<TrainedFamily> family;
  private final List<ShapeEnd> ends;
  private final List<SavedCurve> curves = new ArrayList<>();
  private final Map<String, Object> views = new LinkedHashMap<>();
  private final boolean codesArc;
  private final boolean copies;
  private final boolean morphArc;
  private Optional<Supplier<KeptFit<Fitted<GridTiling>>>> pictureFit = Optional.empty();
  private final Map<ShapePair, Supplier<KeptFit<FittedPair<SparseTiling>>>> pairs = new HashMap<>();
  private final Map<OpenShape, Supplier<KeptFit<Fitted<SparseTiling>>>> shapeFits =
      new LinkedHashMap<>();
  private int awaited = 1;

  private ProjectPacking(Models models, ViewStates states) {
    open = models.project().get();
    secondFit = models.latent().way().second().kept();
    open.morph().pairs().forEach((pair, kept) -> pairs.put(pair, () -> kept));
    family = models.morph().ends().family().get();
    ends = models.morph().ends().ends().get();
    copies = models.preferences().get().files().copies();
    codesArc = models.latent().way().way().mix().get() == WayMix.SPHERICAL;
    morphArc = models.morph().way().mix().get() == WayMix.SPHERICAL;
    views.putAll(states.take());
    views.put(ProjectUnpacking.FORMS, FormTexts.of(open.forms()));
    views.putAll(EndsTexts.of(open.morph().ends(), open.openShapes()));
    views.put(ProjectUnpacking.SHOWN, open.shown().map(open.openShapes()::indexOf).orElse(-1));
    models.curves().pictures().runs().forEach(this::add);
    views.put(ProjectUnpacking.PICTURE_CURVES, curves.size());
    models.curves().shapes().runs().forEach(this::add);
  }

  private void add(CurveRun run) {
    if (run.curve().length() > 0) {
      curves.add(new SavedCurve(run.label(), run.curve()));
    }
  }

  /** Takes everything, fits that are on their way included, and hands on what packs it. */
  static void of(Models models, ViewStates states, Consumer<IoWork<Project>> then) {
    ProjectPacking packing = new ProjectPacking(models, states);
    packing.awaited += 1 + packing.open.shapes().size();
    Runnable arrived =
        () -> {
          packing.awaited--;
          if (packing.awaited == 0) {
            then.accept(packing::project);
          }
        };
    models
        .run()
        .captureKept(
            fit -> {
              packing.pictureFit = fit;
              arrived.run();
            });
    models
        .morph()
        .pair()
        .run()
        .captureKept(
            fit -> {
              fit.ifPresent(
                  kept ->
                      packing
                          .open
                          .morph()
                          .ends()
                          .pair()
                          .ifPresent(p -> packing.pairs.put(p, kept)));
              arrived.run();
            });
    for (OpenShape shape : packing.open.openShapes()) {
      models
          .shape()
          .run()
          .captureKept(
              shape,
              fit -> {
                fit.ifPresent(kept -> packing.shapeFits.put(shape, kept));
                arrived.run();
              });
    }
  }

  private Project project(BooleanSupplier cancelled) throws Exception {
    Lists made = new Lists();
    Optional<Integer> picture = Optional.empty();
    if (open.picture().isPresent()) {
      picture = picture(open.picture().get(), made, cancelled);
    }
    if (open.second().isPresent()) {
      SecondWork second = open.second().get();
      GridSignal other = second.signal();
      Origin from = second.origin();
      int signal = made.add(picture(other, from, Session.saved(other, from), cancelled));
      if (secondFit.isPresent()) {
        int fit = made.add(fit(List.of(signal), secondFit.get(), Optional.empty()));
        picture.ifPresent(first -> made.ways.add(SavedWay.between(first, fit, codesArc)));
      }
    }
    List<Integer> shapes = new ArrayList<>();
    for (ShapeWork work : open.shapes()) {
      shapes.add(made.add(shape(work.shape()).with(work.studies())));
      work.completion().ifPresent(found -> made.add(fit(made.signals.size() - 1, found)));
      Supplier<KeptFit<Fitted<SparseTiling>>> fit = shapeFits.get(work.shape());
      if (fit != null) {
        made.add(fit(List.of(shapes.get(shapes.size() - 1)), fit.get(), Optional.empty()));
      }
    }
    morph(made, shapes);
    flows(made, shapes);
    return new Project(
        made.signals, made.fits, made.ways, curves, views, ProjectThumbnail.of(open));
  }

  /** The position of its fit, if there is one. */
  private Optional<Integer> picture(PictureWork work, Lists made, BooleanSupplier cancelled)
      throws Exception {
    Session session = work.session();
    SavedSignal plain = picture(session.signal(), session.origin(), session.saved(), cancelled);
    int signal = made.add(plain.with(work.studies()));
    return pictureFit.map(
        later -> {
          KeptFit<Fitted<GridTiling>> kept = later.get();
          int latent = kept.result().fitted().codes().latent();
          return made.add(fit(List.of(signal), kept, edits(work.edits(), latent)));
        });
  }

  private static Optional<EditedCodes> edits(CodeEdits edits, int latent) {
    if (edits.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> tiles = List.copyOf(edits.tiles());
    float[] all = new float[tiles.size() * latent];
    for (int i = 0; i < tiles.size(); i++) {
      float[] code = edits.code(tiles.get(i)).orElseThrow();
      System.arraycopy(code, 0, all, i * latent, latent);
    }
    return Optional.of(new EditedCodes(tiles, Codes.of(tiles.size(), latent, all)));
  }

  private static SavedFit fit(List<Integer> signals, KeptFit<?> kept, Optional<EditedCodes> edits) {
    return new SavedFit(signals, kept.method(), Optional.of(kept.result()), edits);
  }

  private static SavedFit fit(int signal, FoundMember found) {
    return new SavedFit(
        List.of(signal),
        found.method(),
        Optional.of(GivenPoints.with(found.result(), found.given())));
  }

  private void morph(Lists made, List<Integer> shapes) {
    List<OpenShape> all = open.openShapes();
    pairs.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(order()))
        .forEach(
            entry -> {
              ShapePair pair = entry.getKey();
              List<Integer> both =
                  List.of(
                      shapes.get(all.indexOf(pair.first())),
                      shapes.get(all.indexOf(pair.second())));
              KeptFit<FittedPair<SparseTiling>> kept = entry.getValue().get();
              int fit = made.add(fit(both, kept, Optional.empty()));
              boolean chosen = open.morph().ends().pair().filter(pair::equals).isPresent();
              if (chosen && PairFit.ofBoth(kept.result().state())) {
                made.ways.add(SavedWay.ofPair(fit, morphArc));
              }
            });
    if (open.morph().ends().source() == EndsSource.FAMILY) {
      members(made);
    }
  }

  /** Pairs in the order of their shapes. */
  private Comparator<ShapePair> order() {
    List<OpenShape> all = open.openShapes();
    return Comparator.comparingInt((ShapePair pair) -> all.indexOf(pair.first()))
        .thenComparingInt(pair -> all.indexOf(pair.second()));
  }

  /** Flows that were found, and points that belong together, as they are now. */
  private void flows(Lists made, List<Integer> shapes) {
    List<OpenShape> all = open.openShapes();
    MorphWork morph = open.morph();
    Set<ShapePair> kept = new TreeSet<>(order());
    kept.addAll(morph.flows().keySet());
    morph.points().keySet().stream()
        .filter(pair -> !kept.contains(pair.turned()))
        .forEach(kept::add);
    for (ShapePair pair : kept) {
      Optional<KeptFlow> flow = Optional.ofNullable(morph.flows().get(pair));
      made.ways.add(
          new SavedWay.OfFlow(
              shapes.get(all.indexOf(pair.first())),
              shapes.get(all.indexOf(pair.second())),
              morph.pointsOf(pair),
              flow.map(f -> new SavedWay.Found(f.flow(), f.obeyed()))));
    }
  }

  private void members(Lists made) {
    if (family.isPresent() && ends.size() >= 2) {
      List<SavedWay.End> way = new ArrayList<>();
      for (ShapeEnd end : ends) {
        FitMethod method =
            new FitMethod.Member(
                family.get(), Optional.of(end.name()), FamilySearch.Options.partial());
        way.add(new SavedWay.End(made.add(new SavedFit(List.of(), method, Optional.empty())), 0));
      }
      made.ways.add(new SavedWay.OfCodes(way, morphArc));
    }
  }

  private SavedSignal shape(OpenShape shape) {
    return new SavedSignal(
        shape.signal().name(),
        withCopy(shape.origin().source().orElseThrow()),
        new SavedSignal.Shape(shape.signal().placement(), shape.source().mesh().triangleCount()));
  }

  /** With a copy if that is wished; one that was in the project before stays. */
  private SourceFile withCopy(SourceFile source) {
    boolean made = copies && source.content().isEmpty() && !source.places().isEmpty();
    return made ? source.with(Optional.of(Content.of(source.places().get(0)))) : source;
  }

  private SavedSignal picture(
      GridSignal signal, Origin origin, SavedSignal.Kind kind, BooleanSupplier cancelled)
      throws Exception {
    SourceFile source =
        origin.source().isPresent()
            ? withCopy(origin.source().get())
            : PictureCopy.of("pasted.png", signal, cancelled);
    return new SavedSignal(signal.name(), source, kind);
  }

  /** What grows while everything is put in. */
  private static final class Lists {
    private final List<SavedSignal> signals = new ArrayList<>();
    private final List<SavedFit> fits = new ArrayList<>();
    private final List<SavedWay> ways = new ArrayList<>();

    private int add(SavedSignal signal) {
      signals.add(signal);
      return signals.size() - 1;
    }

    private int add(SavedFit fit) {
      fits.add(fit);
      return fits.size() - 1;
    }
  }
}
