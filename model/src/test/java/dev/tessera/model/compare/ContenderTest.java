package dev.tessera.model.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.signal.GridSignal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Budgets are met as nearly as whole widths and codes allow. */
final class ContenderTest {
  private static final GridSignal PICTURE = TestPictures.drawn(48, 32, 3);
  private static final StopRule STOP = StopRule.afterSteps(3);
  private static final MethodSizes SIZES = new MethodSizes(8, 12, 32, 2);

  /** Experts for 8-px tiles, of 2, 5 and 9 floats per tile. */
  private static final List<Pretrained> SHIPPED = List.of(experts(9), experts(2), experts(5));

  private static Pretrained experts(int latent) {
    FieldSpec spec = FieldSpec.ofExperts(2, 3, 16, latent, 3);
    int length = 16 * (2 + 3) + 3 * (latent - 1) * 16 + 3 * 16;
    return new Pretrained("e" + latent, 8, Weights.of(spec, new float[length]), Optional.empty());
  }

  private static Method method(String name) {
    return Method.all(2, 3, SHIPPED).stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Contender second(
      FairBudget budget, MethodSizes sizes, String first, String other) {
    List<Method> both = List.of(method(first), method(other));
    return Contender.all(new ComparedGrid(PICTURE), both, sizes, budget, STOP).get(1);
  }

  @Test
  void methodsAreThoseThatASignalAndWhatIsShippedAllow() {
    List<String> names = Method.all(2, 3, SHIPPED).stream().map(Method::name).toList();
    assertThat(names)
        .startsWith(FieldForms.MODULATED)
        .contains(FieldForms.CONCATENATED, FieldForms.EXPERTS)
        .doesNotContain(FieldForms.MOSAIC, FieldForms.SHEARED, "shifted");
    assertThat(Method.all(2, 1, SHIPPED)).extracting(Method::name).doesNotContain("experts");
  }

  @Test
  void timeLeavesTilesWithTheSizesOfTheFirst() {
    Contender other = second(FairBudget.TIME, SIZES, FieldForms.MODULATED, FieldForms.CONCATENATED);
    assertThat(other.options().network().width()).isEqualTo(32);
    assertThat(other.options().network().latent()).isEqualTo(12);
    assertThat(other.options().gridFor(PICTURE).tileCount()).isEqualTo(24);
  }

  @Test
  void noWidthBringsParametersNearer() {
    Contender other =
        second(FairBudget.PARAMETERS, SIZES, FieldForms.MODULATED, FieldForms.CONCATENATED);
    // by the formulas of both layouts
    long wanted = 32 * 3 + 32 * 13 + 32 * 33 + 32 * 45 + 3 * 33 + 24 * 12;
    int nearest =
        IntStream.rangeClosed(8, 1024)
            .boxed()
            .min(
                (a, b) ->
                    Long.compare(
                        Math.abs(concatenated(a) - wanted), Math.abs(concatenated(b) - wanted)))
            .orElseThrow();
    assertThat(other.options().network().width()).isEqualTo(nearest);
    assertThat(other.costs().parameters()).isEqualTo(concatenated(nearest));
  }

  private static long concatenated(long width) {
    return width * (2 + 12 + 1) + width * (width + 1) + 3 * (width + 1) + 24 * 12;
  }

  @Test
  void floatsOfTilesAreMetByTheLengthOfCodes() {
    Contender other = second(FairBudget.FLOATS, SIZES, FieldForms.EXPERTS, FieldForms.CONCATENATED);
    assertThat(other.options().network().latent()).isEqualTo(9);
    assertThat(other.costs().floats()).isEqualTo(24 * 9);
  }

  @Test
  void networksThatStayAreTakenWhoseFloatsAreNearest() {
    Contender other = second(FairBudget.TIME, SIZES, FieldForms.MODULATED, FieldForms.EXPERTS);
    assertThat(other.options().mode()).isEqualTo(FitMode.CODES);
    assertThat(other.options().networks().orElseThrow().tile()).containsExactly(8, 8);
  }

  @Test
  void codesOfExpertsAreCutToAsManyFloats() {
    MethodSizes sizes = new MethodSizes(8, 4, 32, 2);
    Contender other = second(FairBudget.FLOATS, sizes, FieldForms.MODULATED, FieldForms.EXPERTS);
    assertThat(other.options().networks().orElseThrow().name()).isEqualTo("e5");
    assertThat(other.options().networks().orElseThrow().spec().latent()).isEqualTo(4);
    assertThat(other.costs().floats()).isEqualTo(24 * 4);
  }

  /** Networks of 80 + 384 + 48 and 24 codes of 9 floats are 728 numbers; modulated has 3,395. */
  @Test
  void networksOfAnotherSizeThanTheBudgetSaysAreMarked() {
    Contender other =
        second(FairBudget.PARAMETERS, SIZES, FieldForms.MODULATED, FieldForms.EXPERTS);
    assertThat(other.costs().parameters()).isEqualTo(728);
    assertThat(other.alike()).isFalse();
    assertThat(other.until(StopRule.afterSteps(9)).alike()).isFalse();
    for (FairBudget budget : List.of(FairBudget.TIME, FairBudget.FLOATS)) {
      MethodSizes few = new MethodSizes(8, 4, 32, 2);
      assertThat(second(budget, few, FieldForms.MODULATED, FieldForms.EXPERTS).alike()).isTrue();
    }
    assertThat(
            second(FairBudget.PARAMETERS, SIZES, FieldForms.EXPERTS, FieldForms.CONCATENATED)
                .alike())
        .isTrue();
  }

  /** One network of 12 units has 36 + 156 + 39 floats, 231; of 96 tiles 2 floats each are 192. */
  @Test
  void codesThatCannotComeNearerAreMarkedAsWell() {
    MethodSizes sizes = new MethodSizes(4, 12, 12, 2);
    Contender other = second(FairBudget.FLOATS, sizes, "siren", FieldForms.MODULATED);
    assertThat(other.costs().floats()).isEqualTo(192);
    assertThat(other.alike()).isFalse();
  }

  @Test
  void componentsGetAsManyFloatsAsTheFirst() {
    Contender other = second(FairBudget.FLOATS, SIZES, FieldForms.MODULATED, "components");
    assertThat(other.options().mode()).isEqualTo(FitMode.ENCODE);
    assertThat(other.costs().floats()).isEqualTo(24 * 12);
  }

  @Test
  void whereTimeIsEqualTheNearestSizeIsTaken() {
    Contender grid = second(FairBudget.TIME, SIZES, FieldForms.MODULATED, "hash-grid");
    assertThat(grid.options().network().width()).isEqualTo(8);
  }

  @Test
  void aBudgetThatNoSizeComesNearIsRefused() {
    MethodSizes sizes = new MethodSizes(8, 1, 32, 2);
    assertThatThrownBy(() -> second(FairBudget.FLOATS, sizes, FieldForms.MODULATED, "siren"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "siren cannot have 24 floats as the first has: the nearest is 123; leave it out");
  }

  @Test
  void anotherEndChangesNothingElse() {
    Contender one = second(FairBudget.TIME, SIZES, FieldForms.MODULATED, FieldForms.CONCATENATED);
    Contender until = one.until(StopRule.afterSteps(9));
    assertThat(until.options().stop().steps()).isEqualTo(9);
    assertThat(until.options().change().stop(STOP).build()).isEqualTo(one.options());
  }
}
