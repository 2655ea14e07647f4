package dev.tessera.app.compare;

import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Still;
import dev.tessera.app.session.Tools;
import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ComparisonAxis;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.compare.FairBudget;
import dev.tessera.model.compare.Method;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.Contest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Which methods are compared on the open picture, and on what terms. All methods belong to the
 * window's thread.
 */
public final class MethodsViewModel {
  /** Seconds to choose from. */
  static final List<Double> SECONDS = List.of(2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 120.0);

  static final double USUAL_SECONDS = 8;

  /** The paper's form, the form it is compared with, one network for all, and the best we have. */
  private static final Set<String> USUAL =
      Set.of(FieldForms.MODULATED, FieldForms.CONCATENATED, "siren", FieldForms.EXPERTS);

  private static final int COLOURS = 3;

  private final Tools tools;
  private final SessionModel session;
  private final ContestViewModel contest;
  private final SaveFlow export;
  private final ReadOnlyObjectWrapper<List<MethodChoice>> choices =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Double> seconds = new SimpleObjectProperty<>(USUAL_SECONDS);
  private final ObjectProperty<FairBudget> budget = new SimpleObjectProperty<>(FairBudget.TIME);
  private final ObjectProperty<ComparisonAxis> axis =
      new SimpleObjectProperty<>(ComparisonAxis.SECONDS);
  private final Set<String> chosen = new HashSet<>(USUAL);
  private final Pending finding = new Pending();
  private int channels;

  /** Compares on whatever is open in the session. */
  public MethodsViewModel(Tools tools, SessionModel session, ContestViewModel contest) {
    this.tools = tools;
    this.session = session;
    this.contest = contest;
    export = new SaveFlow(tools, new ContestExports(contest::page, this::stem).kinds());
    session.property().subscribe((before, now) -> contest.forget());
    session.still().subscribe(this::weigh);
  }

  private String stem() {
    return ExportOffer.stem(picture().map(open -> open.signal().name()).orElse("picture"))
        + "-methods";
  }

  /** Fits the methods. */
  public ContestViewModel contest() {
    return contest;
  }

  /** Saves what there is to tell. */
  SaveFlow export() {
    return export;
  }

  /** Methods for such pictures; none before it is known which there are. */
  ReadOnlyObjectProperty<List<MethodChoice>> choices() {
    return choices.getReadOnlyProperty();
  }

  /** Whether there is something to compare on, and to compare. */
  ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  /** Time of each method. */
  ObjectProperty<Double> seconds() {
    return seconds;
  }

  /** What all get alike. */
  ObjectProperty<FairBudget> budget() {
    return budget;
  }

  /** What curves are drawn over. */
  public ObjectProperty<ComparisonAxis> axis() {
    return axis;
  }

  /** Chooses every method, or none. */
  void chooseAll(boolean all) {
    choices.get().forEach(choice -> choice.chosen().set(all));
  }

  private Optional<Session> picture() {
    return session.still().get().map(Still::picture).filter(open -> !open.origin().missing());
  }

  /** Looks which methods there are for the picture, if that is not known; once per frame. */
  void poll() {
    contest.poll();
    int wanted = picture().map(open -> open.signal().samples().channels()).orElse(COLOURS);
    if (wanted != channels) {
      channels = wanted;
      finding.submit(
          tools.pool(),
          cancelled -> Method.all(2, wanted, ShippedNetworks.all(NetworkKind.PHOTO)),
          outcome ->
              Delivery.value(outcome, cause -> tools.tell(Notice.problem(cause)))
                  .ifPresent(this::offer));
    }
  }

  private void offer(List<Method> methods) {
    choices.set(methods.stream().map(this::choice).toList());
    weigh();
  }

  private MethodChoice choice(Method method) {
    SimpleBooleanProperty own = new SimpleBooleanProperty(chosen.contains(method.name()));
    own.subscribe(
        (before, now) -> {
          if (now) {
            chosen.add(method.name());
          } else {
            chosen.remove(method.name());
          }
          weigh();
        });
    return new MethodChoice(method, own);
  }

  private List<Method> methods() {
    return choices.get().stream()
        .filter(choice -> choice.chosen().get())
        .map(MethodChoice::method)
        .toList();
  }

  private void weigh() {
    possible.set(picture().isPresent() && !methods().isEmpty());
  }

  /** Compares the chosen methods, or gives up those that are not finished. */
  public void toggle() {
    if (contest.running().get()) {
      contest.stop();
    } else if (possible.get()) {
      List<Method> methods = methods();
      FairBudget alike = budget.get();
      StopRule stop = StopRule.afterSeconds(seconds.get());
      contest.start(picture().orElseThrow(), signal -> contest(signal, methods, alike, stop));
    }
  }

  private static Contest<GridTiling> contest(
      GridSignal signal, List<Method> methods, FairBudget alike, StopRule stop) {
    ComparedGrid subject = new ComparedGrid(signal);
    return new Contest<>(
        subject,
        Contender.all(subject, methods, MethodSizes.USUAL, alike, stop),
        new Contest.Terms(alike, alike == FairBudget.STEPS, Optional.empty()));
  }
}
