package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.tessera.model.engine.BatchRoom;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.WeightParts;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.optimise.DeviceAdam;
import dev.tessera.model.optimise.DeviceCodes;
import dev.tessera.model.optimise.Loss;
import dev.tessera.model.optimise.SavedNumbers;
import java.util.Map;
import java.util.Optional;

/**
 * Codes, weights and all moments on the device. A batch goes there in one piece and one number, the
 * error, comes back; values come down only for somebody who looks. A number of Java never is an
 * operand.
 */
final class DeviceWay implements StepWay {
  /** A quarter of a gigabyte: twice as many are not faster. */
  private static final int ACTIVATION_FLOATS = 1 << 26;

  private final Parts parts;
  private final Watch watch;
  private final Scope scope;
  private final Field field;
  private final Loss.OnDevice loss;
  private final DeviceCodes codes;
  private final DeviceAdam networks;
  private final WeightParts gradient;
  private final NDArray gain;
  private final Optional<NDArray> pulls;
  private final int activationFloats;
  private final Optional<TilesOnDevice> signal;
  private final HostMemory memory = new HostMemory();
  private int looks;
  private float[] networkSize = {};
  private Optional<Learned> learned = Optional.empty();
  private Optional<Scope> step = Optional.empty();
  private Optional<Seen> unseen = Optional.empty();

  /** What a step keeps to its end: the sum of its errors, and how far the networks go. */
  private record Learned(NDArray errors, NDArray size) {}

  /** The latest values, as long as nobody has looked at them. */
  private record Seen(Scope scope, NDArray values, Batches.Batch batch) {}

  /**
   * As the heap has them.
   *
   * @param signal whose tiles are the targets; empty if they travel with each batch
   */
  DeviceWay(Parts parts, Watch watch, Optional<TilesOnDevice> signal) {
    this.signal = signal;
    this.parts = parts;
    this.watch = watch;
    scope = parts.scope();
    field = parts.field();
    loss = (Loss.OnDevice) parts.rules().loss();
    codes = parts.codes().onDevice(scope);
    networks = parts.origin().adam().onDevice(scope, parts.origin().weights().toArray());
    gradient = field.parts(scope);
    gain = gradient.factors().mul(networks.share());
    float[] each = CodeSmoothness.pulls(field.spec(), parts.rules().smoothness());
    pulls =
        Optional.of(each)
            .filter(some -> some.length > 0)
            .map(some -> scope.upload(some, some.length).muli(networks.share()));
    int live =
        3 * (field.spec().layers() + 1); // a phase, a sine and a result per layer, and slopes
    activationFloats = (int) BatchRoom.items(scope.freeBytes(), live, ACTIVATION_FLOATS);
  }

  @Override
  public int activationFloats() {
    return activationFloats;
  }

  @Override
  public void begin() {
    learned = Optional.empty();
    step = Optional.of(scope.child());
  }

  @Override
  public void learn(Scope batch, Batches.Batch some, int first, double decay) {
    FieldSpec spec = field.spec();
    int count = some.rows.length;
    Batches batches = parts.batches();
    long values = (long) batches.tiles() * batches.points() * spec.channels();
    CodeSource.Pace pace = parts.codes().pace();
    float pull = (float) (2 * pace.penalty() / ((double) batches.tiles() * spec.latent()));
    float[] given = signal.isPresent() ? new float[0] : some.targets();
    boolean encodes = parts.codes() instanceof CodeSource.Predicted;
    if (first == 0) {
      networkSize = networks.sizes(new int[1], parts.rules().networkRate() * decay);
    }
    NDList sent =
        batch.uploadTogether(
            memory,
            some.local,
            given,
            signal
                .map(s -> s.places(some.rows, some.points))
                .orElseGet(() -> SavedNumbers.floats(some.rows)),
            codes.sizes(some.rows, first == 0, pace.rate() * decay),
            networkSize,
            some.noise,
            encodes && some.whole != given ? some.whole : new float[0]);
    NDArray at = sent.get(0).reshape(-1, spec.dimensions());
    NDArray places = sent.get(2).toType(DataType.INT64, false);
    NDArray rows = TilesOnDevice.tiles(places, count);
    NDArray targets =
        signal
            .map(s -> s.gathered(places, count))
            .orElseGet(() -> sent.get(1).reshape(count, -1, spec.channels()));
    NDArray now =
        codes.codes(
            rows,
            () -> some.whole == given ? targets : sent.get(6).reshape(count, -1, spec.channels()));
    NDArray moved =
        some.noise.length == 0 ? now : now.add(sent.get(5).reshape(count, spec.latent()));
    try (FieldTape tape = field.forward(moved, at)) {
      Loss.Slopes slopes = loss.slopes(tape.result(), targets, values, scope::constant);
      NDArray ofCodes = tape.backward(slopes.slopes(), gradient);
      watch.memory().accept(0);
      if (pull > 0) {
        ofCodes.addi(now.mul(scope.constant(pull)));
      }
      codes.learn(ofCodes, sent.get(3));
      keep(slopes.sum(), sent.get(4));
      keepValues(tape, some);
    }
  }

  private void keep(NDArray sum, NDArray size) {
    NDManager own = step.orElseThrow().manager();
    sum.attach(own);
    size.attach(own);
    NDArray errors = learned.map(before -> before.errors().addi(sum)).orElse(sum);
    learned = Optional.of(new Learned(errors, size));
  }

  private void keepValues(FieldTape tape, Batches.Batch some) {
    unseen.ifPresent(before -> before.scope().close());
    Scope until = scope.child();
    NDArray values = tape.takeResult();
    values.attach(until.manager());
    unseen = Optional.of(new Seen(until, values, some));
  }

  @Override
  public double end(double decay) {
    try (Scope ending = step.orElseThrow()) {
      Learned all = learned.orElseThrow();
      NDArray part = gradient.joined(ending.manager()).muli(gain).reshape(1, -1);
      pulls.ifPresent(p -> part.addi(networks.values(networks.all(), ending.manager()).mul(p)));
      networks.move(networks.all(), part, all.size());
      NDArray now = networks.values(networks.all(), ending.manager());
      field.loadMultiplied(now.reshape(-1).mul(gradient.factors()));
      codes.end();
      return all.errors().toFloatArray()[0];
    }
  }

  @Override
  public void look() {
    unseen.ifPresent(
        now -> {
          float[] values = now.values().toFloatArray();
          now.scope().close();
          unseen = Optional.empty();
          // Tiles take turns over looks: over rounds, some might never be looked at.
          watch.values().note(values, now.batch().rows, now.batch().points, looks++);
        });
  }

  @Override
  public NDArray codes(Scope batch, int[] tiles) {
    float[] numbers = SavedNumbers.floats(tiles);
    NDArray rows = batch.upload(numbers, tiles.length).toType(DataType.INT64, false);
    return codes.codes(
        rows,
        () -> {
          throw new IllegalStateException("an encoder wants the samples of tiles");
        });
  }

  @Override
  public float[] weights() {
    return networks.values();
  }

  @Override
  public float[] codes() {
    return codes.book();
  }

  @Override
  public float[] code(int tile) {
    return codes.row(tile);
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("weights", networks.values());
    networks.save("network", arrays);
    codes.save(arrays);
  }
}
