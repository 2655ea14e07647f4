package dev.tessera.model.compare;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.fit.Adam;
import dev.tessera.model.fit.FitDivergedException;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.TileUpload;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.TilePoints;

/** One of the two networks while it learns, with a code for every tile. */
final class Learner {
  private final Form form;
  private final FieldSpec spec;
  private final FitOptions options;
  private final CodedNetwork network;
  private final float[] weights;
  private final float[] codes;
  private final Adam networkAdam;
  private final Adam codeAdam;
  private final TileUpload upload;
  private double squares;
  private long values;

  Learner(Scope job, Form form, GridSignal picture, FitOptions options) {
    this.form = form;
    this.options = options;
    spec = options.specFor(picture);
    weights = form.initialWeights(spec, options.seed());
    network = form.network(job, spec, weights);
    int tiles = options.gridFor(picture).tileCount();
    codes = Initialisation.codes(tiles, spec.latent(), options.seed() + 1);
    networkAdam = new Adam(1, weights.length);
    codeAdam = new Adam(tiles, spec.latent());
    upload = new TileUpload(picture.samples(), new TilePoints(options.gridFor(picture)));
  }

  /**
   * One step of Adam on the network and on the codes of some tiles.
   *
   * @param step for the message if values are no longer finite
   */
  void learn(Scope scope, int[] tiles, int[] points, double decay, long step) {
    int[] indices = upload.indices(tiles, points);
    Lesson lesson =
        network.learn(
            upload.codes(scope, codes, spec.latent(), tiles),
            upload.points(scope, points),
            upload.samples(scope, indices, tiles.length));
    if (!Float.isFinite(lesson.values()[0])) {
      throw new FitDivergedException(step);
    }
    networkAdam.step(0, weights, lesson.weights(), 0, options.networkRate() * decay);
    network.load(weights);
    double rate = options.codeRate() * decay;
    for (int t = 0; t < tiles.length; t++) {
      codeAdam.step(tiles[t], codes, lesson.codes(), t * spec.latent(), rate);
    }
  }

  /** Adds the errors of some tiles to the PSNR. */
  void measure(Scope scope, int[] tiles, int[] points) {
    int[] indices = upload.indices(tiles, points);
    NDArray target = upload.samples(scope, indices, tiles.length);
    NDArray result =
        network.evaluate(
            upload.codes(scope, codes, spec.latent(), tiles), upload.points(scope, points));
    for (float error : result.sub(target).toFloatArray()) {
      squares += (double) error * error;
    }
    values += (long) indices.length * spec.channels();
  }

  /** What was learned; its PSNR is that of the tiles measured. */
  LearnedNetwork learned() {
    Codes kept = Codes.of(codes.length / spec.latent(), spec.latent(), codes.clone());
    double psnr = values == 0 ? Double.NaN : Psnr.ofMse(squares / values);
    return new LearnedNetwork(form, spec, weights.clone(), kept, psnr);
  }
}
