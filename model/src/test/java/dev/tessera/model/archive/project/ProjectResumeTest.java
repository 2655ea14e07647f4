package dev.tessera.model.archive.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.PairFit;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.Spheres;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestClips;
import dev.tessera.model.fit.TestOptions;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.fit.TestShapes;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.fit.train.PoolLearner;
import dev.tessera.model.signal.GridSignal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fit that is interrupted between any two pieces of its work, saved as a project, read, and gone
 * on with by what was read, is the fit that was not interrupted, bit for bit.
 */
final class ProjectResumeTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final GridSignal PICTURE = TestPictures.drawn(61, 43, 3);
  private static final GridSignal CLIP = TestClips.moving(10, 17, 22);
  private static final GridSignal LARGER = TestPictures.drawn(192, 160, 3);
  private static final FitOptions SHAPE = TestShapes.small(StopRule.afterSteps(20));

  /** Steps that a run goes on after it was kept. */
  private static final int PIECES_AFTER = 7;

  @TempDir private Path folder = Path.of("");

  /** A fit of one kind of signal. */
  private interface Way {
    Run<?> begin(FitMethod method, Optional<FitState> state);
  }

  /**
   * How a fit is interrupted.
   *
   * @param pieces of work before
   * @param goesOn whether it goes on with what was kept being put together meanwhile
   * @param beside whether at the same time
   */
  private record End(int pieces, boolean goesOn, boolean beside) {
    static End of(int number, int pieces) {
      return new End(pieces, number % 3 > 0, number % 3 == 1);
    }
  }

  private static Way picture(GridSignal signal) {
    return (method, state) -> SignalLearner.grid(ENGINE, signal, options(method), state);
  }

  private static Run<?> shape(FitMethod method, Optional<FitState> state) {
    return SignalLearner.shape(
        ENGINE, TestShapes.torus(), options(method), Optional.empty(), state);
  }

  private static Run<?> pair(FitMethod method, Optional<FitState> state) {
    return new PairFit(ENGINE, TestShapes.sphere(), TestShapes.torus(), options(method), state);
  }

  private static Run<?> member(FitMethod method, Optional<FitState> state) {
    FitMethod.Member member = (FitMethod.Member) method;
    return FamilySearch.fit(ENGINE, member.family(), Spheres.of(0.47), member.search(), state);
  }

  private static FitOptions options(FitMethod method) {
    return ((FitMethod.Tiles) method).options();
  }

  private static Arguments way(String name, Way way, FitOptions options, int signals) {
    return Arguments.of(name, way, new FitMethod.Tiles(options), signals);
  }

  private static FitOptions codes(FitOptions options, Pretrained networks) {
    return options.change().mode(FitMode.CODES).networks(Optional.of(networks)).build();
  }

  private static Pretrained ofAnother(Function<FitOptions, Run<?>> fit, FitOptions options) {
    Fitted<?> fitted = (Fitted<?>) Finished.of(fit.apply(options)).fitted();
    return new Pretrained("of another", 8, fitted.weights(), Optional.empty());
  }

  private static Pretrained ofClip() {
    FitOptions joint = TestClips.joint(20);
    Fitted<?> fitted =
        Finished.of(SignalLearner.grid(ENGINE, CLIP, joint, Optional.empty())).fitted();
    return new Pretrained("of a clip", List.of(4, 8, 8), fitted.weights(), Optional.empty());
  }

  private static FitOptions preset(Preset preset) {
    return preset.options().change().stop(StopRule.afterSteps(12)).build();
  }

  private static FitOptions pairs() {
    return SHAPE.change().clamp(2).stop(StopRule.afterSteps(10)).build();
  }

  static Stream<Arguments> ways() {
    FitOptions small = TestOptions.small(20);
    Pretrained own =
        ofAnother(o -> SignalLearner.grid(ENGINE, PICTURE, o, Optional.empty()), small);
    Pretrained ofShape = ofAnother(o -> SignalLearner.shape(ENGINE, TestShapes.sphere(), o), SHAPE);
    Pretrained photo = ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16");
    TrainedFamily family =
        Finished.of(PoolLearner.family(ENGINE, Spheres.set(), Spheres.options(5), Optional.empty()))
            .fitted();
    return Stream.of(
        way("preset fast", picture(LARGER), preset(Preset.FAST), 1),
        way("preset balanced", picture(LARGER), preset(Preset.BALANCED), 1),
        way("preset best", picture(LARGER), preset(Preset.BEST), 1),
        way("two layers", picture(PICTURE), small, 1),
        way("one tile", picture(PICTURE), small.change().global(true).build(), 1),
        way("overlap", picture(PICTURE), small.change().overlap(3).build(), 1),
        way(
            "concatenated",
            picture(PICTURE),
            small.change().form(FieldForms.named(FieldForms.CONCATENATED)).build(),
            1),
        way("without codes", picture(PICTURE), ofForm(small, "siren", 0), 1),
        way("hashed grid", picture(PICTURE), ofForm(small, "hash-grid", 0), 1),
        way("told weights", picture(PICTURE), ofForm(small, "hyper", 5), 1),
        way(
            "joint from networks",
            picture(PICTURE),
            small.change().networks(Optional.of(own)).build(),
            1),
        way("codes by Adam", picture(PICTURE), codes(small, own), 1),
        way("codes by least squares", picture(LARGER), codes(small, photo), 1),
        way("joint clip", picture(CLIP), TestClips.joint(20), 1),
        way("codes of a clip", picture(CLIP), codes(TestClips.joint(20), ofClip()), 1),
        way("joint shape", ProjectResumeTest::shape, SHAPE, 1),
        way("codes of a shape", ProjectResumeTest::shape, codes(SHAPE, ofShape), 1),
        way("pair of shapes", ProjectResumeTest::pair, pairs(), 2),
        way("pair by codes", ProjectResumeTest::pair, codes(pairs(), ofShape), 2),
        Arguments.of(
            "member of a family",
            (Way) ProjectResumeTest::member,
            new FitMethod.Member(
                family, Optional.empty(), new FamilySearch.Options(30, 64, 3, 0.1, 1e-3, 1)),
            1));
  }

  private static FitOptions ofForm(FitOptions options, String form, int latent) {
    return options.change().form(FieldForms.named(form)).latent(latent).build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void anInterruptedFitIsTheFitBitForBit(String name, Way way, FitMethod method, int signals)
      throws Exception {
    int pieces = 0;
    int begun = 0;
    FitResult<?> whole;
    try (Run<?> run = way.begin(method, Optional.empty())) {
      do {
        pieces++;
        begun =
            run.snapshot(Snapshot.Watch.NOTHING).step() == 0 && begun == pieces - 1
                ? pieces
                : begun;
      } while (run.step());
      whole = run.result().orElseThrow();
    }
    SplittableRandom random = new SplittableRandom(name.hashCode());
    int resumed = 0;
    for (int tries = 0; resumed < 3 && tries < 20; tries++) {
      Optional<SavedFit> first =
          interrupted(
              way, method, signals, Optional.empty(), End.of(tries, random.nextInt(begun, pieces)));
      if (first.isPresent()) {
        // Gone on with, and perhaps interrupted again.
        FitState state = first.get().result().orElseThrow().state();
        SavedFit last =
            interrupted(
                    way,
                    first.get().method(),
                    signals,
                    Optional.of(state),
                    End.of(tries + 1, random.nextInt(pieces)))
                .or(() -> first)
                .orElseThrow();
        FitState from = last.result().orElseThrow().state();
        assertSame(Finished.of(way.begin(last.method(), Optional.of(from))), whole);
        resumed++;
      }
    }
    assertThat(resumed).as("interruptions that left something").isEqualTo(3);
  }

  private Optional<SavedFit> interrupted(
      Way way, FitMethod method, int signals, Optional<FitState> state, End end) throws Exception {
    Optional<FitResult<?>> result;
    try (Run<?> run = way.begin(method, state)) {
      boolean more = goOn(run, end.pieces());
      result = end.goesOn() ? keptWhileGoingOn(run, more, end) : run.result().map(r -> r);
    }
    if (result.isEmpty()) {
      return Optional.empty();
    }
    SavedSignal signal = SavedSignals.of(PICTURE, folder.resolve("signal"));
    List<SavedSignal> all = signals == 1 ? List.of(signal) : List.of(signal, signal);
    List<Integer> which = signals == 1 ? List.of(0) : List.of(0, 1);
    Path file = folder.resolve("interrupted.tessera");
    Project project = Project.of(all, List.of(new SavedFit(which, method, result)), List.of());
    assertThat(ProjectFile.write(file, project, "test", () -> false)).isEmpty();
    return Optional.of(ProjectFile.read(file).fits().get(0));
  }

  private static boolean goOn(Run<?> run, int pieces) {
    boolean more = true;
    for (int i = 0; i < pieces && more; i++) {
      more = run.step();
    }
    return more;
  }

  /** Put together by another thread, before or after some more steps or beside them. */
  private static <R> Optional<FitResult<?>> keptWhileGoingOn(Run<R> run, boolean more, End end) {
    Optional<Supplier<FitResult<R>>> kept = run.capture();
    boolean still = more && (end.beside() || goOn(run, PIECES_AFTER));
    Optional<CompletableFuture<FitResult<R>>> taken = kept.map(CompletableFuture::supplyAsync);
    if (still) {
      goOn(run, PIECES_AFTER);
    }
    return taken.map(CompletableFuture::join);
  }

  private static void assertSame(FitResult<?> found, FitResult<?> expected) {
    assertThat(found.step()).isEqualTo(expected.step());
    assertThat(found.reason()).isEqualTo(expected.reason());
    assertThat(found.state().arrays().keySet()).isEqualTo(expected.state().arrays().keySet());
    expected
        .state()
        .arrays()
        .forEach(
            (array, values) -> {
              if (!array.equals("curve")) { // points depend on the time
                assertThat(values.sameAs(Numbers.of(found.state().array(array))))
                    .as(array)
                    .isTrue();
              }
            });
    List<Fitted<?>> fields = fields(found);
    List<Fitted<?>> wanted = fields(expected);
    assertThat(fields).hasSameSizeAs(wanted);
    for (int i = 0; i < fields.size(); i++) {
      assertThat(
              Arrays.equals(fields.get(i).weights().toArray(), wanted.get(i).weights().toArray()))
          .as("weights")
          .isTrue();
      assertThat(fields.get(i).tiling()).isEqualTo(wanted.get(i).tiling());
      for (int t = 0; t < wanted.get(i).codes().tiles(); t++) {
        assertThat(fields.get(i).codes().code(t)).isEqualTo(wanted.get(i).codes().code(t));
      }
    }
  }

  private static List<Fitted<?>> fields(FitResult<?> result) {
    return result.fitted() instanceof FittedPair<?> pair
        ? List.of(pair.first(), pair.second())
        : List.of((Fitted<?>) result.fitted());
  }
}
