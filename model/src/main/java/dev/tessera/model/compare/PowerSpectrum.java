package dev.tessera.model.compare;

/**
 * The power of each frequency of square maps: |DFT(w (h - mean))|^2 with w a Hann window in both
 * directions and the mean weighted by it, so that brightness counts as no frequency and the edges
 * of the map as no waves. Moving a wave, which changes its phase, leaves its power as it is.
 */
final class PowerSpectrum {
  private final int size;
  private final double[] window;
  private final double windowSum;
  private final double[] cosine;
  private final double[] sine;
  private final double[] real;
  private final double[] imaginary;
  private final double[] lineReal;
  private final double[] lineImaginary;

  /**
   * Prepares the transform.
   *
   * @param size samples of a side, a power of 2
   */
  PowerSpectrum(int size) {
    if (size < 2 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size must be a power of 2, found " + size);
    }
    this.size = size;
    window = new double[size];
    cosine = new double[size / 2];
    sine = new double[size / 2];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / size);
      sum += window[i];
    }
    windowSum = sum * sum;
    for (int i = 0; i < size / 2; i++) {
      cosine[i] = Math.cos(2 * Math.PI * i / size);
      sine[i] = -Math.sin(2 * Math.PI * i / size);
    }
    real = new double[size * size];
    imaginary = new double[size * size];
    lineReal = new double[size];
    lineImaginary = new double[size];
  }

  /**
   * Transforms one map.
   *
   * @param values holds (size, size) samples of several channels, channels last
   * @param channels how many there are
   * @param channel which one
   * @param power receives (size, size) powers, frequency 0 first, from {@code offset} on
   */
  void compute(float[] values, int channels, int channel, float[] power, int offset) {
    double mean = 0;
    for (int i = 0; i < real.length; i++) {
      double weight = window[i / size] * window[i % size];
      mean += weight * values[i * channels + channel];
    }
    mean /= windowSum;
    for (int i = 0; i < real.length; i++) {
      double weight = window[i / size] * window[i % size];
      real[i] = weight * (values[i * channels + channel] - mean);
      imaginary[i] = 0;
    }
    for (int line = 0; line < size; line++) {
      transform(line * size, 1);
    }
    for (int line = 0; line < size; line++) {
      transform(line, size);
    }
    for (int i = 0; i < real.length; i++) {
      power[offset + i] = (float) (real[i] * real[i] + imaginary[i] * imaginary[i]);
    }
  }

  /** One row or column, by the transform of Cooley and Tukey 1965, radix 2. */
  private void transform(int start, int stride) {
    int shift = Integer.numberOfLeadingZeros(size) + 1; // keeps log2(size) bits
    for (int i = 0; i < size; i++) {
      int from = start + (Integer.reverse(i) >>> shift) * stride;
      lineReal[i] = real[from];
      lineImaginary[i] = imaginary[from];
    }
    for (int half = 1; half < size; half *= 2) {
      for (int block = 0; block < size; block += 2 * half) {
        for (int i = 0; i < half; i++) {
          butterfly(block + i, block + i + half, i * (size / 2 / half));
        }
      }
    }
    for (int i = 0; i < size; i++) {
      real[start + i * stride] = lineReal[i];
      imaginary[start + i * stride] = lineImaginary[i];
    }
  }

  private void butterfly(int a, int b, int twiddle) {
    double re = lineReal[b] * cosine[twiddle] - lineImaginary[b] * sine[twiddle];
    double im = lineReal[b] * sine[twiddle] + lineImaginary[b] * cosine[twiddle];
    lineReal[b] = lineReal[a] - re;
    lineImaginary[b] = lineImaginary[a] - im;
    lineReal[a] += re;
    lineImaginary[a] += im;
  }
}
