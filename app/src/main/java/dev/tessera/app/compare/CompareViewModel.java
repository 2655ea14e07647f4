package dev.tessera.app.compare;

import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.Writing;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Still;
import dev.tessera.app.session.Tools;
import dev.tessera.model.compare.CompareRun;
import dev.tessera.model.compare.Comparison;
import dev.tessera.model.compare.DistinctTiles;
import dev.tessera.model.compare.FeatureMaps;
import dev.tessera.model.compare.SmallPicture;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.job.CompareJob;
import dev.tessera.model.job.FeatureMapJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Trains both networks on the open picture and evaluates their feature maps for a few of its tiles.
 * Jobs run in the lane of views, so that a fit goes on beside them. All methods belong to the
 * window's thread.
 */
public final class CompareViewModel {
  /** Sine layers of both networks. */
  public static final int LAYERS = CompareRun.settings(1).network().layers();

  /** Codes shown, one row each. */
  public static final int ROWS = 4;

  /** Units evaluated, so that any number of them up to this is shown at once. */
  public static final int MOST_UNITS = 8;

  /** Steps of the optimiser to choose from: a first look, about 2 dB better, little to gain. */
  static final List<Integer> STEPS = List.of(500, 1500, 5000);

  private static final int LATTICE = 96;

  private final Tools tools;
  private final ReadOnlyObjectWrapper<CompareState> state =
      new ReadOnlyObjectWrapper<>(CompareState.EMPTY);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<Optional<TiledPicture>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Integer>> tiles = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<FeatureMaps>> maps =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Integer> steps = new SimpleObjectProperty<>(STEPS.get(0));
  private final ObjectProperty<Integer> layer = new SimpleObjectProperty<>(0);
  private final ObjectProperty<Integer> units = new SimpleObjectProperty<>(6);
  private final IntegerProperty row = new SimpleIntegerProperty();
  private Optional<Still> wanted = Optional.empty();
  private Optional<Still> prepared = Optional.empty();

  private Latest<Double> latest = new Latest<>();
  private final Pending preparing = new Pending();
  private final Pending training = new Pending();
  private final Pending evaluating = new Pending();

  /** Compares on whatever is open in the session. */
  public CompareViewModel(Tools tools, SessionModel session) {
    this.tools = tools;
    layer.subscribe((before, now) -> evaluate());
    session
        .still()
        .subscribe(
            now -> {
              wanted = now;
              if (!now.map(Still::of).equals(prepared.map(Still::of))) {
                prepare(now);
              }
            });
  }

  /** Where the comparison stands. */
  public ReadOnlyObjectProperty<CompareState> state() {
    return state.getReadOnlyProperty();
  }

  /** Share of the training done, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** What both networks learn; empty if nothing suitable is open. */
  public ReadOnlyObjectProperty<Optional<TiledPicture>> picture() {
    return picture.getReadOnlyProperty();
  }

  /** The tile whose code each row shows. */
  public ReadOnlyObjectProperty<List<Integer>> tiles() {
    return tiles.getReadOnlyProperty();
  }

  /** The networks trained last; empty before. */
  public ReadOnlyObjectProperty<Optional<Comparison>> comparison() {
    return comparison.getReadOnlyProperty();
  }

  /** The newest maps; they lag behind {@link #tiles} and {@link #layer} for a moment. */
  public ReadOnlyObjectProperty<Optional<FeatureMaps>> maps() {
    return maps.getReadOnlyProperty();
  }

  /** How long both networks learn. */
  public ObjectProperty<Integer> steps() {
    return steps;
  }

  /** Which sine layer is shown, 0 to LAYERS - 1. */
  public ObjectProperty<Integer> layer() {
    return layer;
  }

  /** How many units are shown, 1 to MOST_UNITS. */
  public ObjectProperty<Integer> units() {
    return units;
  }

  /** The row whose tile is replaced by the next choice. */
  public IntegerProperty row() {
    return row;
  }

  /** Whether {@link #toggle} would do something. */
  public boolean possible() {
    return picture.get().isPresent();
  }

  /** Trains both networks, or ends the training that is on its way. */
  public void toggle() {
    if (state.get() == CompareState.RUNNING) {
      cancel();
    } else {
      picture.get().ifPresent(this::train);
    }
  }

  /** Ends the training; what was compared before stays. */
  public void cancel() {
    if (training.busy()) {
      training.cancel();
      state.set(comparison.get().isPresent() ? CompareState.DONE : CompareState.READY);
    }
  }

  /**
   * Takes the newest progress, if there is one, and, unless networks learn, the frame of a clip
   * that is looked at now; called once per frame while it is seen.
   */
  public void poll() {
    if (!wanted.equals(prepared) && !training.busy()) {
      prepare(wanted);
    }
    latest.take().ifPresent(progress::set);
  }

  /** Shows another tile's code in the current row. */
  public void choose(int tile) {
    if (row.get() >= tiles.get().size()) {
      return;
    }
    List<Integer> changed = new ArrayList<>(tiles.get());
    if (changed.set(row.get(), tile) != tile) {
      tiles.set(List.copyOf(changed));
      evaluate();
    }
  }

  /** Shows the code of the neighbour of the current row's tile. */
  public void move(int down, int right) {
    if (row.get() < tiles.get().size()) {
      int now = tiles.get().get(row.get());
      picture.get().ifPresent(p -> choose(p.beside(now, down, right)));
    }
  }

  /**
   * Saves a picture of the figure as PNG.
   *
   * @param figure takes it as it is now, on the window's thread; what that gives makes it, (height,
   *     width, 3), on the pool
   */
  SaveFlow saving(Supplier<Supplier<Samples>> figure) {
    return new SaveFlow(
        tools,
        List.of(
            new ExportKind(
                "Save the figure",
                "This figure, words and numbers included, as a picture",
                List.of(),
                () -> offer(figure))));
  }

  private ExportOffer offer(Supplier<Supplier<Samples>> figure) {
    String name = picture.get().map(p -> p.signal().name()).orElse("picture");
    return new ExportOffer(
        ExportOffer.stem(name) + "-feature-maps.png",
        ImageFormat.PNG.extensions(),
        "",
        "",
        () -> order(figure.get()));
  }

  private static Writing order(Supplier<Samples> figure) {
    return (target, run) ->
        run.onPool(
            cancelled -> {
              WriteOptions options = WriteOptions.of(ImageFormat.PNG, 8);
              ImageFiles.write(figure.get(), target, options, cancelled);
              return target;
            },
            written -> run.done(String.valueOf(target.getFileName())));
  }

  private void prepare(Optional<Still> still) {
    forget();
    prepared = still;
    Optional<Session> open = still.map(Still::picture);
    if (open.filter(session -> !session.origin().missing()).isEmpty()) {
      return;
    }
    GridSignal signal = open.get().signal();
    preparing.submit(
        tools.pool(),
        cancelled -> madeSmall(signal),
        outcome -> outcome.match(this::prepared, partial -> state.get(), this::failed));
  }

  private CompareState prepared(Optional<TiledPicture> result) {
    picture.set(result);
    tiles.set(result.map(TiledPicture::distinct).orElse(List.of()));
    return state(result.isPresent() ? CompareState.READY : CompareState.TOO_SMALL);
  }

  private static Optional<TiledPicture> madeSmall(GridSignal signal) {
    FitOptions options = CompareRun.settings(1);
    return SmallPicture.of(signal, options.grid().side())
        .map(
            small -> {
              GridTiling grid = options.gridFor(small);
              return new TiledPicture(
                  small,
                  PixelImage.of(small.samples()),
                  grid,
                  DistinctTiles.of(small.samples(), grid, ROWS));
            });
  }

  private void forget() {
    preparing.cancel();
    training.cancel();
    evaluating.cancel();
    picture.set(Optional.empty());
    tiles.set(List.of());
    comparison.set(Optional.empty());
    maps.set(Optional.empty());
    row.set(0);
    state.set(CompareState.EMPTY);
  }

  private void train(TiledPicture what) {
    latest = new Latest<>();
    progress.set(0);
    state.set(CompareState.RUNNING);
    training.submit(
        tools.service(),
        Lane.VIEW,
        new CompareJob(tools.engine(), what.signal(), CompareRun.settings(steps.get()), latest),
        outcome ->
            outcome.match(this::trained, partial -> state(CompareState.READY), this::failed));
  }

  private CompareState trained(Comparison result) {
    comparison.set(Optional.of(result));
    evaluate();
    return state(CompareState.DONE);
  }

  private CompareState failed(Throwable cause) {
    tools.tell(Notice.problem(cause));
    return state(CompareState.FAILED);
  }

  private CompareState state(CompareState now) {
    state.set(now);
    return now;
  }

  private void evaluate() {
    evaluating.cancel();
    if (comparison.get().isEmpty()) {
      return;
    }
    evaluating.submit(
        tools.service(),
        Lane.VIEW,
        new FeatureMapJob(
            tools.engine(), comparison.get().get(), layer.get(), tiles.get(), MOST_UNITS, LATTICE),
        outcome ->
            Delivery.value(outcome, this::failed)
                .ifPresent(result -> maps.set(Optional.of(result))));
  }
}
