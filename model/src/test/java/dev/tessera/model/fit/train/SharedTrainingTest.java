package dev.tessera.model.fit.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.PictureShare;
import dev.tessera.model.signal.data.TileVariety;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rounds on one machine, one part after the other. */
final class SharedTrainingTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final List<TrainingImage> PICTURES =
      IntStream.range(0, 5)
          .mapToObj(i -> TrainingImage.of(TestPictures.drawn(30 + 5 * i, 24, 3)))
          .toList();
  private static final HeldOut<TrainingImage> DATA =
      new HeldOut<>(PICTURES.subList(0, 4), PICTURES.subList(4, 5));

  private static TrainOptions options(TrainOptions.Source source, long steps) {
    TrainOptions.Codes codes = new TrainOptions.Codes(source, 7, 1, 60);
    return TrainOptions.ofPictures()
        .withField(new FieldSpec(2, 3, 24, 1, 5, 6, 5))
        .withSignals(new TrainOptions.Pictures(4, true, codes, TileVariety.USUAL))
        .withSteps(20, 3e-3)
        .withStop(StopRule.afterSteps(steps));
  }

  private static final ExpertSchedule EXPERTS = new ExpertSchedule(4, 48, 5, 4, 2000, 2, 4, 9);

  /** Shares of pictures, so many each. */
  private static List<PictureShare> shares(int... counts) {
    int[] sizes =
        DATA.training().stream().flatMapToInt(i -> IntStream.of(i.height(), i.width())).toArray();
    int[] firsts = new int[counts.length];
    for (int i = 1; i < counts.length; i++) {
      firsts[i] = firsts[i - 1] + counts[i - 1];
    }
    return IntStream.range(0, counts.length)
        .mapToObj(
            i ->
                PictureShare.of(
                    sizes, firsts[i], DATA.training().subList(firsts[i], firsts[i] + counts[i])))
        .toList();
  }

  /** All rounds; returns how many there were. */
  private static int train(SharedTraining training, long steps, List<PictureShare> shares) {
    int rounds = 0;
    Optional<SharedTraining.Round> round = training.next(steps);
    while (round.isPresent()) {
      StateSum sum = StateSum.NONE;
      for (PictureShare share : shares) {
        if (training.concerns(share, round.get())) {
          sum = sum.plus(Finished.of(training.part(ENGINE, share, round.get())).state());
        }
      }
      training.take(sum);
      rounds++;
      round = training.next(steps);
    }
    return rounds;
  }

  private static FitResult<Pretrained> judged(SharedTraining training) {
    return Finished.of(training.judged(ENGINE, DATA.validation()));
  }

  @Test
  void oneWithAllPicturesComesToTheBitsOfATrainingThatWasNotShared() {
    TrainOptions options = options(TrainOptions.Source.ENCODER, 7);
    FitResult<Pretrained> alone =
        Finished.of(PoolLearner.pictures(ENGINE, DATA, options, Optional.empty()));
    for (int steps : new int[] {1, 3, 100}) {
      SharedSteps shared = new SharedSteps(options, Optional.empty());
      assertThat(train(shared, steps, shares(4))).isEqualTo(1 + (7 + steps - 1) / steps);
      FitResult<Pretrained> result = judged(shared);
      assertThat(result.fitted().weights().toArray()).isEqualTo(alone.fitted().weights().toArray());
      assertThat(result.fitted().encoder().orElseThrow().toArray())
          .isEqualTo(alone.fitted().encoder().orElseThrow().toArray());
      assertThat(result.quality().heldOut()).isEqualTo(alone.quality().heldOut());
      assertThat(result.step()).isEqualTo(7);
      assertThat(result.pace().samples()).isEqualTo(alone.pace().samples());
    }
  }

  @Test
  void severalGoOnFromTheMeanAndFromACheckpoint() {
    TrainOptions options = options(TrainOptions.Source.ENCODER, 4);
    List<PictureShare> shares = shares(1, 2, 1);
    SharedSteps whole = new SharedSteps(options, Optional.empty());
    train(whole, 2, shares);
    SharedSteps first = new SharedSteps(options, Optional.empty());
    SharedTraining.Round alone = first.next(2).orElseThrow();
    assertThat(shares.stream().filter(share -> first.concerns(share, alone)))
        .as("one begins alone")
        .containsExactly(shares.get(0));
    StateSum begun =
        StateSum.NONE.plus(Finished.of(first.part(ENGINE, shares.get(0), alone)).state());
    SharedSteps second = new SharedSteps(options, first.take(begun));
    assertThat(train(second, 2, shares)).isEqualTo(2);
    FitResult<Pretrained> result = judged(second);
    assertThat(result.fitted().weights().toArray())
        .isEqualTo(judged(whole).fitted().weights().toArray());
    assertThat(result.pace().samples()).as("tiles of all").isEqualTo(4 * 20 * 3 * 16);
  }

  @Test
  void expertsComeToTheSameHoweverPicturesAreSharedOut() {
    FitResult<Pretrained> alone =
        Finished.of(ExpertLearner.fit(ENGINE, DATA, EXPERTS, Double.POSITIVE_INFINITY));
    for (List<PictureShare> shares : List.of(shares(4), shares(2, 2), shares(1, 0, 1, 2))) {
      SharedExperts shared = new SharedExperts(EXPERTS);
      assertThat(train(shared, 1, shares)).isEqualTo(EXPERTS.rounds());
      FitResult<Pretrained> result = judged(shared);
      assertThat(result.fitted().spec()).isEqualTo(alone.fitted().spec());
      assertThat(result.psnr()).isCloseTo(alone.psnr(), within(1e-3));
      assertThat(result.quality().refined()).isCloseTo(alone.quality().refined(), within(1e-3));
      assertThat(result.pace().samples()).isEqualTo(alone.pace().samples());
    }
  }

  @Test
  void theFirstRoundOfExpertsDiffersByRoundingOnly() {
    ExpertSchedule one = new ExpertSchedule(4, 48, 5, 1, 2000, 2, 1, 9);
    float[] alone =
        Finished.of(ExpertLearner.fit(ENGINE, DATA, one, Double.POSITIVE_INFINITY))
            .fitted()
            .weights()
            .toArray();
    SharedExperts shared = new SharedExperts(one);
    train(shared, 1, shares(1, 1, 1, 1));
    assertThat(judged(shared).fitted().weights().toArray()).containsExactly(alone, within(1e-4f));
  }

  @Test
  void whatCannotBeSharedIsToldInASentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SharedSteps(options(TrainOptions.Source.CODE_BOOK, 4), Optional.empty()))
        .withMessage("Many train networks with an encoder together only.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SharedExperts(new ExpertSchedule(4, 24, 5, 4, 2000, 2, 4, 9)))
        .withMessage("width must be 48 for tiles of 4 samples a side, all their cosines, found 24");
    SharedSteps nobody = new SharedSteps(options(TrainOptions.Source.ENCODER, 4), Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nobody.take(StateSum.NONE))
        .withMessage("No picture is as large as a tile of 4 x 4 pixels.");
  }
}
