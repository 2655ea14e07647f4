package dev.tessera.model.fit.train;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.linear.GramSchmidt;
import dev.tessera.model.linear.Subspace;
import dev.tessera.model.optimise.ExpertSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The experts themselves: each round they learn from the sums of tiles, older ones faded. They are
 * grown by doubling; one that few tiles choose is replaced by a half of the one that errs most.
 */
final class ExpertModels {
  /** Share of an equal share of tiles below which an expert is replaced. */
  private static final double FEW = 0.1;

  private final ExpertSchedule schedule;
  private final ExpertCosines cosines;
  private List<Subspace> experts;
  private int round;

  /** One that looks along random directions. */
  ExpertModels(ExpertSchedule schedule, ExpertCosines cosines) {
    this.schedule = schedule;
    this.cosines = cosines;
    int width = schedule.width();
    Random random = new Random(schedule.seed());
    float[] directions = new float[Math.min(width, schedule.latent() - 1 + Subspace.SPARE) * width];
    for (int i = 0; i < directions.length; i++) {
      directions[i] = (float) random.nextGaussian();
    }
    GramSchmidt.orthonormalise(directions, 0, directions.length / width, width);
    experts = new ArrayList<>(List.of(new Subspace(width, schedule.latent() - 1, directions)));
  }

  ExpertCosines cosines() {
    return cosines;
  }

  int size() {
    return experts.size();
  }

  /** Rounds done. */
  int round() {
    return round;
  }

  Subspace expert(int number) {
    return experts.get(number);
  }

  /** Before the sums of a round. */
  void fade() {
    experts.forEach(expert -> expert.forget(schedule.memory(round)));
  }

  /**
   * After all have learned.
   *
   * @param errors of each expert's tiles in the round; changed
   */
  void endRound(double[] errors) {
    round++;
    if (schedule.grows(round) && experts.size() < schedule.experts()) {
      // Siblings stay neighbours: a code between two whole choices then fades between alike models.
      experts = new ArrayList<>(experts.stream().flatMap(e -> Stream.of(e, e.split())).toList());
    } else if (round < schedule.rounds()) {
      replaceIdle(errors);
    }
  }

  private void replaceIdle(double[] errors) {
    double mean = 0;
    for (Subspace expert : experts) {
      mean += expert.rows() / experts.size();
    }
    for (int k = 0; k < experts.size(); k++) {
      if (experts.get(k).rows() < FEW * mean) {
        int worst = 0;
        for (int q = 0; q < errors.length; q++) {
          if (errors[q] > errors[worst]) {
            worst = q;
          }
        }
        experts.set(k, experts.get(worst).split());
        errors[worst] /= 2;
      }
    }
  }

  /** With the first directions of each expert. */
  Weights weights(int used) {
    int width = schedule.width();
    FieldSpec spec = FieldSpec.ofExperts(2, 3, width, 1 + used, experts.size());
    WeightLayout layout = WeightLayout.of(spec);
    float[] values = new float[layout.length()];
    cosines.copyFrequencies(values, layout.named("cosine.frequency").offset());
    cosines.copyColours(values, layout.named("cosine.colour").offset());
    int directions = layout.named("expert.directions").offset();
    int means = layout.named("expert.mean").offset();
    for (int k = 0; k < experts.size(); k++) {
      experts.get(k).copyDirections(values, directions + k * used * width, used);
      System.arraycopy(experts.get(k).mean(), 0, values, means + k * width, width);
    }
    return Weights.of(spec, values);
  }

  /** All of them as networks. */
  Pretrained networks() {
    return new Pretrained(
        "experts", schedule.tile(), weights(schedule.latent() - 1), Optional.empty());
  }
}
