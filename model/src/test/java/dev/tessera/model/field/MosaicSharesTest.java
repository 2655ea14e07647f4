package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MosaicSharesTest {
  private static final MosaicShape SHAPE = new MosaicShape(1, 4, 2, 1, 2);
  private static final MosaicSpans SPANS = MosaicSpans.halves(2);

  private static void fill(MosaicShares shares, SplittableRandom random) {
    for (int part = 0; part < SHAPE.cells() * SPANS.all().size(); part++) {
      float[] amplitudes = new float[SHAPE.amplitudes()];
      double error = 10 * random.nextDouble();
      double rest = error;
      for (int i = 0; i < amplitudes.length; i++) {
        double less = rest * random.nextDouble();
        amplitudes[i] = (float) Math.sqrt((rest - less) / 3);
        rest = less;
      }
      shares.open(part, 0, error, 3, amplitudes);
    }
  }

  private static double error(MosaicShares shares, List<MosaicShares.Part> parts) {
    return parts.stream()
        .mapToDouble(p -> shares.error(p.cell() * SPANS.all().size() + p.span(), p.count()))
        .sum();
  }

  /** The least error of the cells from one on, with so many numbers, by trying everything. */
  private static double best(MosaicShares shares, int cell, int frame, int numbers) {
    if (cell == SHAPE.cells()) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < SPANS.all().size(); s++) {
      MosaicSpans.Span span = SPANS.all().get(s);
      if (span.first() != frame) {
        continue;
      }
      boolean over = span.end() == SHAPE.frames();
      for (int count = 0; count <= SHAPE.amplitudes() && count < numbers; count++) {
        double own = shares.error(cell * SPANS.all().size() + s, count);
        double rest =
            best(shares, cell + (over ? 1 : 0), over ? 0 : span.end(), numbers - 1 - count);
        least = Math.min(least, own + rest);
      }
    }
    return least;
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6, 9, 12, 20})
  void theySufficeCoverEveryFrameOnceAndAreNearTheBest(int latent) {
    SplittableRandom random = new SplittableRandom(latent);
    double found = 0;
    double best = 0;
    for (int trial = 0; trial < 200; trial++) {
      MosaicShares shares = new MosaicShares(SHAPE, latent, SPANS);
      fill(shares, random);

      List<MosaicShares.Part> parts = shares.decide(1);

      assertThat(parts.stream().mapToInt(p -> 1 + p.count()).sum()).isLessThanOrEqualTo(latent);
      int[] ends = new int[SHAPE.cells()];
      for (MosaicShares.Part part : parts) {
        assertThat(SPANS.all().get(part.span()).first()).isEqualTo(ends[part.cell()]);
        ends[part.cell()] = SPANS.all().get(part.span()).end();
      }
      assertThat(ends).containsOnly(SHAPE.frames());
      double own = best(shares, 0, 0, latent);
      assertThat(error(shares, parts)).isGreaterThanOrEqualTo(own - 1e-9);
      found += error(shares, parts);
      best += own;
    }
    assertThat(found).isLessThan(1.25 * best);
  }
}
