package dev.tessera.app.codes;

import dev.tessera.app.fx.PictureCamera;
import dev.tessera.app.session.FieldCapture;
import dev.tessera.app.session.FitSource;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.PixelRect;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Still;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The code-book of the fit, looked at and changed tile by tile. It follows the fit until a code is
 * changed; from then on it stays what it is until the changes are taken back or a fit begins from
 * scratch, and {@link #capture} gives the changed field. All methods belong to the window's thread.
 */
public final class LatentViewModel implements FieldCapture {
  /** Changed tiles that are evaluated one by one; more at once are a new picture. */
  private static final int MOST_SINGLY = 64;

  /** Pixels that are compared with the original each time one of them changes. */
  private static final int MOST_COMPARED = 1 << 16;

  private static final long REFRESH_NANOS = 1_000_000_000L;

  private final FitSource source;
  private final Tools tools;
  private final ProjectModel project;
  private final LongSupplier nanoTime;
  private final PictureCamera camera = new PictureCamera();
  private final LiveReconstruction pixels;
  private final BookColours colours;
  private final CodeEditor editor;
  private final TilePointer pointer;
  private final SeenMotion motion;

  private final ReadOnlyObjectWrapper<LatentState> state =
      new ReadOnlyObjectWrapper<>(LatentState.EMPTY);
  private final ReadOnlyLongWrapper edition = new ReadOnlyLongWrapper();

  /** Whether the fit holds other codes than the page. */
  private boolean outdated;

  private boolean taking;
  private Optional<Still> still = Optional.empty();

  /** Whether colours are those of the frame before. */
  private boolean otherFrame;

  /** Whether there is an original to compare with. */
  private boolean comparable = true;

  /** Counts code-books, so that what belongs to an earlier one is told from what does not. */
  private long book;

  private long taken;

  /**
   * Shows the codes of whatever is fitted.
   *
   * @param nanoTime a clock
   */
  public LatentViewModel(
      Tools tools, SessionModel session, FitSource source, LongSupplier nanoTime) {
    this.tools = tools;
    project = session.project();
    this.source = source;
    this.nanoTime = nanoTime;
    pixels = new LiveReconstruction(tools, this::tell);
    colours = new BookColours(tools.pool(), this::field, this::frame, this::tell);
    editor = new CodeEditor(session.project(), this::changed);
    pointer = new TilePointer(editor, this::slice);
    motion = new SeenMotion(editor, colours, this::slice);
    session.still().subscribe(this::turned);
    source.runNumber().subscribe((before, now) -> startedAnew());
    source.state().subscribe(this::fitIs);
  }

  /** Where the page stands. */
  public ReadOnlyObjectProperty<LatentState> state() {
    return state.getReadOnlyProperty();
  }

  /** The code-book as colours; empty before it is there. */
  ReadOnlyObjectProperty<Optional<CodeColours>> colours() {
    return colours.colours();
  }

  /** Whether colours tell which expert a tile chose, in place of principal components. */
  ObjectProperty<Boolean> choices() {
    return colours.choices();
  }

  /** What is seen of motion. */
  SeenMotion motion() {
    return motion;
  }

  /** Which tile is pointed at and which is chosen, with its code. */
  public TilePointer pointer() {
    return pointer;
  }

  /** Grows whenever {@link #field} becomes another. */
  public ReadOnlyLongProperty edition() {
    return edition.getReadOnlyProperty();
  }

  /** What changes codes. */
  public CodeEditor editor() {
    return editor;
  }

  /** Which part of the picture is looked at. */
  public PictureCamera camera() {
    return camera;
  }

  /** The field with its changes; empty before there is one. Costs a copy after a change. */
  public Optional<Fitted<GridTiling>> field() {
    return editor.field().map(EditedField::field);
  }

  /** The field without its changes; empty before there is one. */
  public Optional<Fitted<GridTiling>> fitted() {
    return editor.field().map(EditedField::base);
  }

  /** The tiles of the picture, or of the frame that is shown, once there is a code-book. */
  Optional<GridTiling> grid() {
    return slice().map(SliceTiles::grid);
  }

  /** The tiles of the frame that is shown among those of the clip; of a picture all. */
  private Optional<SliceTiles> slice() {
    return editor.field().map(f -> SliceTiles.of(f.base().tiling(), frame()));
  }

  private int frame() {
    return still.map(Still::frame).orElse(0);
  }

  /** Whether the code of a tile was changed. */
  boolean edited(int tile) {
    Optional<SliceTiles> tiles = slice();
    return tiles.isPresent()
        && editor.field().filter(f -> f.edited(tiles.get().tile(tile))).isPresent();
  }

  /** K, experts that a code chooses from; 0 if codes choose nothing. */
  int choiceCount() {
    return editor.field().map(f -> f.base().spec().form().choices(f.base().spec())).orElse(0);
  }

  /** The pixels shown. */
  Optional<ShownPicture> picture() {
    return pixels.picture();
  }

  void setListener(LatentListener value) {
    pixels.setListener(value);
  }

  @Override
  public void capture(Consumer<Optional<Fitted<GridTiling>>> then) {
    if (editor.edited().get()) {
      then.accept(field());
    } else {
      source.field().capture(then);
    }
  }

  /** Takes the pixels that a running fit changed. */
  public void show(PicturePatch patch) {
    if (!editor.edited().get()) {
      pixels.apply(patch);
    }
  }

  /** Looks at the fit again if there is reason to; called once per frame while seen. */
  public void poll() {
    if (otherFrame) {
      otherFrame = false;
      colours.refresh();
    }
    if (taking || editor.edited().get() || pixels.picture().isEmpty()) {
      return;
    }
    boolean active = source.state().getValue().active();
    if (outdated || (active && !colours.busy() && nanoTime.getAsLong() - taken > REFRESH_NANOS)) {
      take();
    } else if (!active && pixels.wantsWhole()) {
      renderWhole();
    }
  }

  /**
   * PSNR of a tile as it is shown, dB; empty without a code-book, before its pixels are known, and
   * for huge tiles.
   */
  Optional<Double> psnr(int tile) {
    return pixels
        .picture()
        .filter(shown -> comparable)
        .flatMap(
            shown ->
                grid()
                    .map(g -> PixelRect.of(g, tile))
                    .filter(cell -> cell.width() * cell.height() <= MOST_COMPARED)
                    .flatMap(shown::psnr));
  }

  private void turned(Optional<Still> now) {
    boolean same =
        now.isPresent() && still.filter(before -> before.of().equals(now.get().of())).isPresent();
    still = now;
    if (same) {
      pixels.open(now.map(Still::picture));
      slice().ifPresent(pixels::outdated);
      pointer.refresh();
      otherFrame = true;
      pixels.tellOpened();
    } else {
      opened(now.map(Still::picture));
    }
  }

  private void opened(Optional<Session> open) {
    pixels.open(open);
    comparable = open.filter(s -> s.origin().missing()).isEmpty();
    forget();
    open.ifPresentOrElse(
        s -> camera.lookAt(s.pixels().width(), s.pixels().height()), camera::lookAtNothing);
    pixels.tellOpened();
  }

  private void startedAnew() {
    boolean fitted = editor.field().isPresent();
    int edits = editor.field().map(f -> f.edits().tiles().size()).orElse(0);
    if (edits > 0) {
      tools.tell(
          Notice.info(
              "The codes of %d %s that you changed went with the fit they belonged to."
                  .formatted(edits, edits == 1 ? "tile" : "tiles")));
    }
    forget();
    if (fitted) {
      editor.drop();
    }
    pixels.clear();
  }

  private void forget() {
    book++;
    taking = false;
    outdated = false;
    colours.clear();
    editor.forget();
    refreshState();
    pointer.forget();
    edition.set(edition.get() + 1);
  }

  private void fitIs(RunState now) {
    if (now == RunState.IDLE) {
      startedAnew();
    } else if (now != RunState.LOADING) {
      outdated = true;
    }
    refreshState();
    if (project.recalling() && !now.active() && now != RunState.IDLE && !taking) {
      take(); // what was done to its codes is a part of it, seen or not
    }
  }

  private void refreshState() {
    RunState fit = source.state().getValue();
    if (pixels.picture().isEmpty()) {
      state.set(LatentState.EMPTY);
    } else if (editor.field().isEmpty()) {
      state.set(fit.active() ? LatentState.WAITING : LatentState.NOT_FITTED);
    } else if (editor.edited().get()) {
      state.set(outdated || fit.active() ? LatentState.HELD : LatentState.EDITED);
    } else {
      state.set(LatentState.FOLLOWING);
    }
  }

  private void take() {
    taking = true;
    outdated = false;
    long mine = book;
    source
        .field()
        .capture(
            field -> {
              if (mine == book) {
                taking = false;
                taken = nanoTime.getAsLong();
                field.filter(this::suits).ifPresent(this::took);
              }
            });
  }

  private boolean suits(Fitted<GridTiling> field) {
    GridTiling grid = field.tiling();
    int d = grid.dimensions();
    return !editor.edited().get()
        && d == still.map(s -> s.of().signal().samples().dimensions()).orElse(0)
        && pixels
            .picture()
            .filter(p -> grid.extent(d - 2) == p.height() && grid.extent(d - 1) == p.width())
            .isPresent();
  }

  private void took(Fitted<GridTiling> field) {
    Optional<GridTiling> before = grid();
    editor.begin(field);
    SliceTiles now = slice().orElseThrow();
    pixels.outdated(now);
    if (before.isEmpty() || !before.get().equals(now.grid())) {
      pointer.begin(now.grid());
    }
    refreshState();
    pointer.refresh();
    edition.set(edition.get() + 1);
    colours.refresh();
  }

  /** What follows from other codes of some tiles. */
  private void changed(CodeEditor.Change change) {
    EditedField edited = editor.field().orElseThrow();
    SliceTiles tiles = slice().orElseThrow();
    if (source.state().getValue().active()) {
      pixels.outdated(tiles);
      outdated = true;
    }
    if (change.tiles().size() > MOST_SINGLY) {
      pixels.outdated(tiles);
    }
    for (int tile : change.tiles().size() > MOST_SINGLY ? Set.<Integer>of() : change.tiles()) {
      if (tiles.cell(tile) >= 0) {
        pixels.renderTile(edited.base(), tiles.cell(tile), edited.code(tile));
      }
    }
    refreshState();
    pointer.refresh();
    edition.set(edition.get() + 1);
    if (change.settled()) {
      colours.refresh();
      if (pixels.inexact() || blended(tiles.grid())) {
        renderWhole();
      }
    }
  }

  private static boolean blended(GridTiling grid) {
    return grid.overlap(0) > 0 || grid.overlap(1) > 0;
  }

  private void renderWhole() {
    field().ifPresent(now -> pixels.renderWhole(now, frame()));
  }

  private void tell(Throwable cause) {
    tools.tell(Notice.problem(cause));
  }
}
