package dev.tessera.app.compare;

import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.ComparisonAxis;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.FairBudget;
import dev.tessera.model.compare.Method;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.Contest;
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
 * Which methods are compared on what is open, and on what terms. All methods belong to the window's
 * thread.
 */
public final class MethodsViewModel {
  /** Seconds to choose from. */
  static final List<Double> SECONDS = List.of(2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 120.0);

  static final double USUAL_SECONDS = 8;

  /** The paper's form, the form it is compared with, one network for all, and the best we have. */
  private static final Set<String> USUAL =
      Set.of(
          FieldForms.MODULATED,
          FieldForms.CONCATENATED,
          "siren",
          FieldForms.EXPERTS,
          FieldForms.MOSAIC);

  /** What methods there are for. */
  private record Suiting(ComparedKind kind, int channels) {}

  private final Tools tools;
  private final ContestSubjects subjects;
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
  private Optional<Suiting> known = Optional.empty();

  /** Compares on what is chosen of what is open. */
  public MethodsViewModel(Tools tools, ContestSubjects subjects, ContestViewModel contest) {
    this.tools = tools;
    this.subjects = subjects;
    this.contest = contest;
    export = new SaveFlow(tools, new ContestExports(contest::page, this::stem).kinds());
    subjects.chosen().subscribe((before, now) -> contest.forget());
    subjects.chosen().subscribe(this::weigh);
  }

  private String stem() {
    return ExportOffer.stem(subjects.name()) + "-methods";
  }

  /** Fits the methods. */
  public ContestViewModel contest() {
    return contest;
  }

  /** Saves what there is to tell. */
  SaveFlow export() {
    return export;
  }

  /** What is open, and which of it is compared on. */
  ContestSubjects subjects() {
    return subjects;
  }

  /** Methods for such signals; none before it is known which there are. */
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

  /** Looks which methods there are for the signal, if that is not known; once per frame. */
  void poll() {
    contest.poll();
    Suiting wanted =
        subjects
            .chosen()
            .get()
            .map(open -> new Suiting(open.kind(), open.channels()))
            .orElse(new Suiting(ComparedKind.IMAGE, ComparedKind.IMAGE.channels()));
    if (!known.equals(Optional.of(wanted))) {
      known = Optional.of(wanted);
      choices.set(List.of());
      weigh();
      finding.submit(
          tools.pool(),
          cancelled -> Contest.methods(wanted.kind(), wanted.channels()),
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
    possible.set(
        subjects.chosen().get().filter(OpenSubject::possible).isPresent() && !methods().isEmpty());
  }

  /** Compares the chosen methods, or gives up those that are not finished. */
  public void toggle() {
    if (contest.running().get()) {
      contest.stop();
    } else if (possible.get()) {
      OpenSubject open = subjects.chosen().get().orElseThrow();
      StopRule stop = StopRule.afterSeconds(seconds.get());
      contest.start(
          open,
          subjects.frame(),
          new MethodsOrder(methods(), open.kind().sizes(), budget.get(), stop));
    }
  }
}
