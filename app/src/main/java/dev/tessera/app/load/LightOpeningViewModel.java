package dev.tessera.app.load;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Pending;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.LightFieldInfo;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import dev.tessera.model.signal.io.lightfield.LightFieldPlan;
import dev.tessera.model.signal.io.lightfield.ViewOrder;
import dev.tessera.model.signal.io.lightfield.ViewPart;
import dev.tessera.model.signal.io.lightfield.ViewTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What of a light field is to be read: how its views lie, which of them, and their size, what that
 * comes to, and what would fit where it comes to too much. An order that names do not tell must be
 * confirmed.
 */
public final class LightOpeningViewModel {
  private final FoundLightField found;
  private final LightFieldDecoding decoding;
  private final IoPool pool;
  private final Consumer<Optional<LightFieldChoice>> answer;
  private final Pending looking = new Pending();
  private final boolean gridOpen;
  private final StringProperty grid = new SimpleStringProperty("");
  private final BooleanProperty transposed = new SimpleBooleanProperty();
  private final BooleanProperty rowsReversed = new SimpleBooleanProperty();
  private final BooleanProperty columnsReversed = new SimpleBooleanProperty();
  private final BooleanProperty confirmed = new SimpleBooleanProperty();
  private final StringProperty centre = new SimpleStringProperty("");
  private final StringProperty every = new SimpleStringProperty("1");
  private final StringProperty width = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper asksToConfirm = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<OpeningReading> reading =
      new ReadOnlyObjectWrapper<>(OpeningReading.refused("Looking at its views."));
  private final ReadOnlyObjectWrapper<Optional<ViewPreview>> preview =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<LightFieldInfo> info;
  private String refusal = "";

  /**
   * All of a light field is chosen, as its names tell or as a guess has it.
   *
   * @param decoding looks at it, within the limit of memory
   * @param pool where that is done
   * @param answer is told once what is wanted, or that nothing is
   */
  LightOpeningViewModel(
      FoundLightField found,
      LightFieldDecoding decoding,
      IoPool pool,
      Consumer<Optional<LightFieldChoice>> answer) {
    this.found = found;
    this.decoding = decoding;
    this.pool = pool;
    this.answer = answer;
    info = found.info();
    gridOpen = info.isEmpty() || info.get().order() != ViewOrder.NAMED;
    info.ifPresent(this::begin);
    for (StringProperty each : List.of(centre, every, width)) {
      each.subscribe((before, now) -> judge());
    }
    for (BooleanProperty each : List.of(transposed, rowsReversed, columnsReversed, confirmed)) {
      each.subscribe((before, now) -> judge());
    }
    grid.subscribe((before, now) -> regrid());
    judge();
    look();
  }

  private void begin(LightFieldInfo known) {
    grid.set(text(known.grid()));
    width.set(String.valueOf(known.view().width()));
    asksToConfirm.set(gridOpen);
    known
        .part(LightFieldChoice.USUAL)
        .centre()
        .filter(part -> !part.equals(known.grid()))
        .ifPresent(part -> centre.set(text(part)));
  }

  private static String text(ViewGrid grid) {
    return grid.rows() + "x" + grid.columns();
  }

  /** The light field's name. */
  public String name() {
    return found.name();
  }

  /** What the file holds, in a line. */
  public String facts() {
    return info.map(
            known ->
                "%s, %s views of %s \u00d7 %s pixels"
                    .formatted(
                        capital(known.layout().label()),
                        known.grid(),
                        Figures.count(known.view().width()),
                        Figures.count(known.view().height())))
        .orElse("One picture that holds all views in rows and columns");
  }

  /** What a person should know before; empty if there is nothing. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (info.isPresent() && info.get().order() == ViewOrder.GUESSED) {
      remarks.add(
          "Names do not tell rows and columns: %s is a guess. See whether the views below lie as"
                  .formatted(info.get().grid())
              + " the camera saw them.");
    }
    info.ifPresent(known -> known.notes().forEach(note -> remarks.add(capital(note) + ".")));
    return remarks;
  }

  /** Rows and columns as typed, such as 9x9. */
  public StringProperty grid() {
    return grid;
  }

  /** Whether rows and columns can be told otherwise; not where names tell them. */
  public boolean gridOpen() {
    return gridOpen;
  }

  /** Whether rows become columns, which is done first. */
  public BooleanProperty transposed() {
    return transposed;
  }

  /** Whether the last row becomes the first. */
  public BooleanProperty rowsReversed() {
    return rowsReversed;
  }

  /** Whether the last column becomes the first. */
  public BooleanProperty columnsReversed() {
    return columnsReversed;
  }

  /** Whether the order must be confirmed, since it is a guess. */
  public ReadOnlyBooleanProperty asksToConfirm() {
    return asksToConfirm.getReadOnlyProperty();
  }

  /** Whether a person says that the order is right. */
  public BooleanProperty confirmed() {
    return confirmed;
  }

  /** So many rows and columns in the middle are read, such as 5x5; empty for all. */
  public StringProperty centre() {
    return centre;
  }

  /** Every n-th row and column is read. */
  public StringProperty every() {
    return every;
  }

  /** Pixels of a view from left to right; the height follows. */
  public StringProperty width() {
    return width;
  }

  /** What the choices come to. */
  public ReadOnlyObjectProperty<OpeningReading> reading() {
    return reading.getReadOnlyProperty();
  }

  /** Small pictures of the views; empty before they are there. */
  ReadOnlyObjectProperty<Optional<ViewPreview>> preview() {
    return preview.getReadOnlyProperty();
  }

  /** How the grid is turned. */
  ViewTurn turn() {
    return new ViewTurn(transposed.get(), rowsReversed.get(), columnsReversed.get());
  }

  /** Reads what is chosen, if that is possible. */
  public void open() {
    if (reading.get().possible()) {
      looking.cancel();
      answer.accept(Optional.of(choice()));
    }
  }

  /** Reads nothing. */
  public void cancel() {
    looking.cancel();
    answer.accept(Optional.empty());
  }

  /** Looks at the views in another grid. */
  private void regrid() {
    Optional<ViewGrid> typed = ViewGrid.parse(grid.get().strip());
    looking.cancel();
    if (typed.isEmpty() || typed.equals(info.map(LightFieldInfo::grid))) {
      refusal = "";
      judge();
      if (typed.isPresent() && preview.get().isEmpty()) {
        look();
      }
      return;
    }
    preview.set(Optional.empty());
    confirmed.set(false);
    info = Optional.empty();
    refusal = "Looking at its views.";
    judge();
    looking.submit(
        pool,
        cancelled -> decoding.find(found.file(), typed, cancelled),
        outcome ->
            Delivery.value(outcome, this::refused)
                .flatMap(FoundLightField::info)
                .ifPresent(this::regridded));
  }

  private void refused(Throwable cause) {
    refusal = capital(String.valueOf(cause.getMessage())) + ".";
    judge();
  }

  private void regridded(LightFieldInfo now) {
    info = Optional.of(now);
    refusal = "";
    width.set(String.valueOf(now.view().width()));
    asksToConfirm.set(now.order() == ViewOrder.GUESSED || found.info().isPresent());
    judge();
    look();
  }

  private void look() {
    info.ifPresent(
        known ->
            looking.submit(
                pool,
                cancelled -> decoding.preview(found.file(), known, cancelled),
                outcome ->
                    Delivery.value(outcome, this::refused)
                        .ifPresent(made -> preview.set(Optional.of(made)))));
  }

  /** What is typed, with a reason if it makes no sense. */
  private LightFieldChoice choice() {
    LightFieldInfo known = info.orElseThrow();
    int step;
    int wide;
    try {
      step = Integer.parseInt(every.get().strip());
      wide = Integer.parseInt(width.get().strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("step and width are whole numbers", e);
    }
    ClipSize size = known.view();
    if (wide < 1 || wide > size.width()) {
      throw new IllegalArgumentException(
          "width: 1 to " + size.width() + " pixels, views are only made smaller");
    }
    LightFieldChoice choice =
        new LightFieldChoice(
            gridOpen ? Optional.of(known.grid()) : Optional.empty(),
            turn(),
            new ViewPart(middle(known), step),
            Optional.empty());
    return wide == size.width() ? choice : choice.sized(wide, height(size, wide));
  }

  private static int height(ClipSize size, int wide) {
    return (int) Math.max(1, Math.round((double) size.height() * wide / size.width()));
  }

  private Optional<ViewGrid> middle(LightFieldInfo known) {
    String typed = centre.get().strip();
    if (!typed.isEmpty()) {
      return Optional.of(
          ViewGrid.parse(typed)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "views in the middle are rows x columns such as 5x5")));
    }
    return Optional.of(turn().turned(known.grid()));
  }

  private void judge() {
    boolean told = ViewGrid.parse(grid.get().strip()).isPresent();
    if (info.isEmpty() || !told || !refusal.isEmpty()) {
      reading.set(
          OpeningReading.refused(
              refusal.isEmpty()
                  ? "Tell how many rows and columns of views there are, such as 9x9."
                  : refusal));
      return;
    }
    try {
      judge(info.get().plan(choice()));
    } catch (IllegalArgumentException e) {
      reading.set(OpeningReading.refused(capital(String.valueOf(e.getMessage())) + "."));
    }
  }

  private void judge(LightFieldPlan plan) {
    LightFieldLimit limit = decoding.limit();
    String summary =
        "%s views of %d \u00d7 %d pixels: %s with its fit, of %s"
            .formatted(
                plan.views(),
                plan.size().width(),
                plan.size().height(),
                Figures.bytes(limit.needed(plan)),
                Figures.bytes(limit.bytes()));
    if (!limit.allows(plan)) {
      reading.set(
          new OpeningReading(
              summary, "That is more than fits into the memory. What fits:", offers(plan)));
    } else if (plan.views().count() < 2) {
      reading.set(new OpeningReading(summary, "A light field has two views or more.", List.of()));
    } else if (asksToConfirm.get() && !confirmed.get()) {
      reading.set(
          new OpeningReading(
              summary, "Say that the order of the views is right, or change it.", List.of()));
    } else {
      reading.set(new OpeningReading(summary, "", List.of()));
    }
  }

  private List<OpeningReading.Offer> offers(LightFieldPlan plan) {
    List<OpeningReading.Offer> offers = new ArrayList<>();
    LightFieldLimit limit = decoding.limit();
    int step = choice().part().every();
    if (step == 1) {
      limit
          .centre(plan)
          .ifPresent(
              part ->
                  offers.add(
                      new OpeningReading.Offer(
                          "The " + part + " views in the middle", () -> centre.set(text(part)))));
    }
    String wider = String.valueOf(step + 1);
    if (fits(wider)) {
      offers.add(
          new OpeningReading.Offer(
              step == 1 ? "Every other row and column" : "Every " + wider + " rows and columns",
              () -> every.set(wider)));
    }
    limit
        .largestSize(plan)
        .ifPresent(
            size ->
                offers.add(
                    new OpeningReading.Offer(
                        "Views of %d \u00d7 %d pixels".formatted(size.width(), size.height()),
                        () -> width.set(String.valueOf(size.width())))));
    return offers;
  }

  private boolean fits(String step) {
    LightFieldChoice now = choice();
    ViewPart part = new ViewPart(now.part().centre(), Integer.parseInt(step));
    return decoding.limit().allows(info.orElseThrow().plan(now.part(part)));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
