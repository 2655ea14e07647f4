package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import dev.tessera.model.engine.BatchRoom;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.shown.DeviceNotes;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Codes of networks that stay as they are, on the device: predicted, moved and judged there. What
 * goes up for some tiles goes in one piece, and what comes down is an error for each and what is to
 * be noted.
 */
public final class CodesOnDevice {
  /** Half a gigabyte: tens of ms of work. */
  private static final long FLOATS_AT_ONCE = 1L << 27;

  private final Scope scope;
  private final Field field;
  private final TilesOnDevice signal;
  private final NDArray local;
  private final DeviceCodeSteps steps;
  private final DeviceNotes notes;
  private final int[] points;
  private final HostMemory memory = new HostMemory();
  private final long floatsAtOnce;
  private long peakBytes;

  /** What is done with some tiles before they are judged. */
  private interface Work {
    void move(NDArray tiles, NDArray sent, NDArray samples, NDArray at);
  }

  /**
   * Nothing done yet.
   *
   * @param scope of everything that stays on the device
   * @param local coordinates of all points of a tile, (S,d)
   * @param steps hold the codes
   * @param notes of what they reach
   */
  public CodesOnDevice(
      Scope scope,
      Field field,
      TilesOnDevice signal,
      float[] local,
      DeviceCodeSteps steps,
      DeviceNotes notes) {
    this.scope = scope;
    this.field = field;
    this.signal = signal;
    this.steps = steps;
    this.notes = notes;
    int d = field.spec().dimensions();
    this.local = scope.upload(local, local.length / d, d);
    points = IntStream.range(0, signal.pointCount()).toArray();
    // For each float that is counted: a phase, a sine and a result per layer, and slopes.
    int live = 3 * (field.spec().layers() + 1);
    floatsAtOnce = BatchRoom.items(scope.freeBytes(), live, FLOATS_AT_ONCE);
  }

  /** Tiles to work on together, of so many floats of working memory each. */
  public int tilesAtOnce(long floatsPerTile) {
    return (int) Math.max(1, floatsAtOnce / floatsPerTile);
  }

  /**
   * Predicts the codes of some tiles; keeps them where nothing predicts them.
   *
   * @return sum of the squared errors of each tile, (T)
   */
  public float[] encode(int[] tiles, Optional<TileEncoder> encoder) {
    return visit(
        tiles,
        new float[0],
        (rows, sent, samples, at) -> encoder.ifPresent(e -> steps.put(rows, e.encode(samples))));
  }

  /** Moves the codes of some tiles; returns as above. */
  public float[] improve(int[] tiles) {
    return visit(tiles, steps.sent(tiles), steps::improve);
  }

  /** Judges some tiles; returns as above. */
  public float[] evaluate(int[] tiles) {
    return visit(tiles, new float[0], (rows, sent, samples, at) -> {});
  }

  /** What the field gives at some local points (S,d) of some tiles, (T,S,C), flat. */
  public float[] values(int[] tiles, float[] local) {
    try (Scope batch = scope.child()) {
      NDArray rows = batch.upload(SavedNumbers.floats(tiles), tiles.length);
      int d = field.spec().dimensions();
      NDArray at = batch.upload(local, local.length / d, d);
      return field.evaluate(steps.codes(rows.toType(DataType.INT64, false)), at).toFloatArray();
    }
  }

  private float[] visit(int[] tiles, float[] extra, Work work) {
    int count = tiles.length;
    try (Scope batch = scope.child()) {
      NDList sent = batch.uploadTogether(memory, signal.places(tiles, points), extra);
      NDArray places = sent.get(0).toType(DataType.INT64, false);
      NDArray rows = TilesOnDevice.tiles(places, count);
      NDArray samples = signal.gathered(places, count); // (T,S,C)
      NDArray at = local.reshape(local.getShape());
      at.attach(batch.manager());
      work.move(rows, sent.get(1), samples, at);
      NDArray values = field.evaluate(steps.codes(rows), at);
      NDArray errors = values.sub(samples).square().sum(new int[] {1, 2});
      NDArray wanted = notes.wanted(new DeviceNotes.Visit(count, places, values, samples));
      peakBytes = Math.max(peakBytes, scope.bytes());
      float[] known = errors.concat(wanted).toFloatArray();
      notes.note(tiles, Arrays.copyOfRange(known, count, known.length));
      return Arrays.copyOf(known, count);
    }
  }

  /** Largest memory of arrays so far. */
  public long peakBytes() {
    return peakBytes;
  }

  /** The codes themselves, and what moves them. */
  public DeviceCodeSteps steps() {
    return steps;
  }
}
