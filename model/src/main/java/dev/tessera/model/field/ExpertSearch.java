package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.linear.Cholesky;

/**
 * The best code of a tile for a field with experts among all choices that are multiples of a
 * quarter, in one pass. At a choice s the field is linear, y = (mu_s + c B_s) Phi, so with N_s =
 * B_s Phi Phi' B_s' = L L' the best amplitudes leave |x - mu_s Phi|^2 - |L^-1 B_s Phi (x - mu_s
 * Phi)'|^2, and L^-1 B_s Phi of all choices is one matrix.
 *
 * <p>{@link ExpertEncoder} looks at whole choices only and takes B_k Phi for orthonormal, which
 * weights of 16 bits are not quite: that is cheaper by the number of choices, and on photographs
 * 0.3 to 0.5 dB worse.
 */
final class ExpertSearch implements TileEncoder {
  private static final float[] FADES = {0, 0.25f, 0.5f, 0.75f};

  /** Keeps amplitudes small where neighbours nearly cancel; part of the mean diagonal of N. */
  private static final double RIDGE = 1e-5;

  /** Above it the matrix is too large to be worth its memory. */
  private static final long MOST_FLOATS = 1L << 25;

  private final FieldSpec spec;
  private final int places;
  private final NDArray choices;
  private final NDArray analysis;
  private final NDArray directions;
  private final NDArray projectedMeans;
  private final NDArray negativeMeans;
  private final NDArray meanNorms;
  private final NDArray toAmplitudes;

  /**
   * Prepares the matrix.
   *
   * @param scope it lives in
   * @param spec with K experts
   * @param blends B_k, (K,D-1,H), in a scope of their own that may close after this
   * @param centres mu_k, (K,H), in the same scope
   * @param basis Phi, (H,S*C), in the same scope
   */
  ExpertSearch(Scope scope, FieldSpec spec, NDArray blends, NDArray centres, NDArray basis) {
    this.spec = spec;
    int amplitudes = spec.latent() - 1;
    NDArray blended = between(blends); // (P,D-1,H)
    NDArray centre = between(centres); // (P,H)
    places = (int) blended.getShape().get(0);
    NDArray metric = basis.matMul(basis.transpose()); // (H,H)
    NDArray normal = times(blended, metric).matMul(blended.transpose(0, 2, 1)); // (P,D-1,D-1)
    float[] inverses = inverses(Scope.read(normal), places, amplitudes);
    choices = scope.upload(choices(), places);
    toAmplitudes = scope.upload(inverses, places, amplitudes, amplitudes);
    NDArray own = kept(toAmplitudes.matMul(blended), blended); // (P,D-1,H)
    NDArray ofMeans = times(own, metric).matMul(centre.reshape(places, -1, 1));
    projectedMeans = kept(byAmplitude(ofMeans), choices).reshape(1, -1);
    meanNorms = kept(times(centre, metric).mul(centre).sum(new int[] {1}), choices).reshape(1, -1);
    directions = kept(byAmplitude(own), choices).reshape(-1, spec.width()).transpose();
    negativeMeans = kept(centre.mul(-2), choices).transpose(); // (H,P)
    analysis = kept(basis, choices).transpose(); // (S*C,H)
  }

  /** Whether {@link ExpertSearch} is there for a field. */
  static boolean suits(FieldSpec spec) {
    long columns = (long) FADES.length * ExpertsForm.count(spec) * (spec.latent() - 1);
    return columns * Math.max(spec.width(), spec.latent()) <= MOST_FLOATS;
  }

  /** What {@link #encode} needs for a tile: projections and their squares, (D-1,P), and errors. */
  static long floatsPerTile(FieldSpec spec) {
    return 2L * FADES.length * ExpertsForm.count(spec) * spec.latent();
  }

  /** Of what is kept: L^-1 B Phi and L^-1 at all choices. */
  static long preparedFloats(FieldSpec spec) {
    long amplitudes = spec.latent() - 1L;
    return amplitudes * (spec.width() + amplitudes) * FADES.length * ExpertsForm.count(spec);
  }

  /** (P,D-1,N) as (D-1,P,N): sums over amplitudes then run along choices, which is faster. */
  private static NDArray byAmplitude(NDArray ofPlaces) {
    return ofPlaces.transpose(1, 0, 2);
  }

  private static NDArray kept(NDArray array, NDArray like) {
    array.attach(like.getManager());
    return array;
  }

  /** (...,H) times (H,H). */
  private static NDArray times(NDArray rows, NDArray matrix) {
    return rows.reshape(-1, matrix.getShape().get(0)).matMul(matrix).reshape(rows.getShape());
  }

  /** Values of experts, (K,...), at all choices, (P,...). */
  private static NDArray between(NDArray values) {
    NDList all = new NDList(values);
    for (int i = 1; i < FADES.length; i++) {
      NDArray lower = values.get(new NDIndex(":-1"));
      NDArray upper = values.get(new NDIndex("1:"));
      all.add(lower.mul(1 - FADES[i]).add(upper.mul(FADES[i])));
    }
    return NDArrays.concat(all, 0);
  }

  private float[] choices() {
    int experts = ExpertsForm.count(spec);
    float[] all = new float[places];
    for (int i = 0; i < places; i++) {
      int fade = i < experts || experts == 1 ? 0 : 1 + (i - experts) / (experts - 1);
      all[i] = fade == 0 ? i : (i - experts) % (experts - 1) + FADES[fade];
    }
    return all;
  }

  /** L^-1 of each N. */
  private static float[] inverses(float[] normal, int count, int n) {
    float[] all = new float[normal.length];
    for (int i = 0; i < count; i++) {
      Cholesky.of(normal, i * n * n, n, RIDGE).orElseThrow().inverse(all, i * n * n);
    }
    return all;
  }

  @Override
  public int floatsPerTile() {
    return Math.toIntExact(floatsPerTile(spec));
  }

  @Override
  public NDArray encode(NDArray tiles) {
    long count = tiles.getShape().get(0);
    int amplitudes = spec.latent() - 1;
    NDArray m = tiles.reshape(count, -1).matMul(analysis); // (T,H)
    NDArray projections =
        m.matMul(directions).subi(projectedMeans).reshape(count, amplitudes, places);
    // the squared error without the part that all choices share
    NDArray error =
        m.matMul(negativeMeans)
            .addi(meanNorms)
            .subi(projections.square().sum(new int[] {1})); // (T,P)
    NDArray place = error.argMin(1).toType(DataType.INT64, false); // (T)
    NDArray found =
        projections.gather(place.reshape(count, 1, 1).repeat(1, amplitudes), 2); // (T,D-1,1)
    NDArray inverse = kept(toAmplitudes.get(new NDIndex("{}", place)), m); // (T,D-1,D-1)
    NDArray c = found.reshape(count, 1, amplitudes).matMul(inverse).reshape(count, amplitudes);
    NDArray choice = kept(choices.get(new NDIndex("{}", place)), m);
    return choice.reshape(-1, 1).concat(c, 1); // (T,D)
  }
}
