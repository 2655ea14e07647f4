package dev.tessera.model.compare;

import java.util.List;

/**
 * How much maps change between codes, phases not counted; the mean over units and pairs of codes,
 * units that are silent for both codes left out.
 *
 * @param spectrum sum over frequencies of |P_a - P_b|, over the sum of P_a + P_b: 0 if every
 *     frequency keeps its power, 1 if the two share none
 * @param power |sum P_a - sum P_b| over the same: 0 if the map keeps its contrast, 1 if it vanishes
 */
public record AmplitudeChange(double spectrum, double power) {
  private static final double SILENT = 1e-12;

  /**
   * Compares spectra.
   *
   * @param spectra for each code (units, frequencies), see {@link PowerSpectrum}
   * @param units how many; at least 1
   */
  static AmplitudeChange of(List<float[]> spectra, int units) {
    double spectrum = 0;
    double power = 0;
    int count = 0;
    for (int a = 1; a < spectra.size(); a++) {
      for (int b = 0; b < a; b++) {
        for (int u = 0; u < units; u++) {
          double[] sums = sums(spectra.get(a), spectra.get(b), u, units);
          if (sums[0] > SILENT) {
            spectrum += sums[1] / sums[0];
            power += Math.abs(sums[2]) / sums[0];
            count++;
          }
        }
      }
    }
    return count == 0
        ? new AmplitudeChange(0, 0)
        : new AmplitudeChange(spectrum / count, power / count);
  }

  /** Sums of P_a + P_b, |P_a - P_b| and P_a - P_b of one unit. */
  private static double[] sums(float[] a, float[] b, int unit, int units) {
    int length = a.length / units;
    double all = 0;
    double apart = 0;
    double difference = 0;
    for (int i = unit * length; i < (unit + 1) * length; i++) {
      all += a[i] + (double) b[i];
      apart += Math.abs(a[i] - (double) b[i]);
      difference += a[i] - (double) b[i];
    }
    return new double[] {all, apart, difference};
  }
}
