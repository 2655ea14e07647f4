package dev.tessera.model.compare;

import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.fit.step.CodeStep;

/**
 * What a method costs on a signal, counted from the shapes of its weights before anything is
 * computed. Multiply-adds are those of matrix products; waves, gates and sums are not counted.
 *
 * @param parameters numbers in networks and codes
 * @param floats of them that are the signal's own: the codes, or the network where there are none
 * @param bytes of all parameters as they are stored, 4 each
 * @param madsPerSample multiply-adds to evaluate all samples of a tile, per sample
 * @param madsPerTrainedSample multiply-adds of a step of the fit, per sample that it learns from;
 *     an analysis before the first step is not counted
 * @param estimatedPeakBytes of all that the fit holds, about: numbers that move with their slopes
 *     and moments, the signal and what is seen of it, and the activations of one step; or what a
 *     search for the codes of networks that stay prepares and takes. Networks whose weights the
 *     code tells, and units of two results, were measured to take up to a third more
 */
public record Costs(
    long parameters,
    long floats,
    long bytes,
    double madsPerSample,
    double madsPerTrainedSample,
    long estimatedPeakBytes) {
  /** Values, slopes by codes, slopes by weights: each costs as much as the values. */
  private static final int PASSES_OF_ALL = 3;

  private static final int PASSES_OF_CODES = 2;

  /** A weight, its slope and two moments. */
  private static final int FLOATS_PER_WEIGHT = 4;

  /** A number of a code and two moments. */
  private static final int FLOATS_PER_CODE = 3;

  /** Counts. */
  public static Costs of(FitOptions options, ComparedSignal<?> subject) {
    FieldSpec spec = options.specFor(subject.dimensions(), subject.channels());
    PointSource<?> source = subject.points(options);
    int tiles = source.tiling().tileCount();
    int whole = source.pointCount();
    boolean all = options.mode() == FitMode.JOINT;
    long weights = spec.form().layout(spec).length();
    long codes = (long) tiles * spec.latent();
    int points = all ? Math.min(options.steps().samplesPerTile(), whole) : 0;
    long held =
        FLOATS_PER_CODE * codes
            + 2L * tiles * whole * source.channels()
            + (options.mode() == FitMode.CODES
                ? CodeStep.floats(options.networks().orElseThrow(), tiles)
                : (all ? FLOATS_PER_WEIGHT : 1) * weights + activations(options, spec, source));
    return new Costs(
        weights + codes,
        spec.latent() == 0 ? weights : codes,
        Float.BYTES * (weights + codes),
        perSample(spec, whole),
        all ? PASSES_OF_ALL * perSample(spec, points) : PASSES_OF_CODES * perSample(spec, whole),
        Float.BYTES * held);
  }

  private static double perSample(FieldSpec spec, int samplesOfTile) {
    FieldForm form = spec.form();
    return form.sampleMultiplyAdds(spec) + form.tileMultiplyAdds(spec) / (double) samplesOfTile;
  }

  /** Floats of all layers, twice, and of what comes back, for the samples of one step. */
  private static long activations(FitOptions options, FieldSpec spec, PointSource<?> source) {
    long tiles = Math.min(options.steps().tilesPerStep(), source.tiling().tileCount());
    long points = Math.min(options.steps().samplesPerTile(), source.pointCount());
    long ofSample = 2L * (spec.layers() + 1) * spec.form().floatsPerSample(spec);
    return tiles * (points * ofSample + spec.form().codeFloats(spec));
  }
}
