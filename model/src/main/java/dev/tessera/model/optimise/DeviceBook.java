package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * A code for each of a fixed set of tiles. Codes move with each batch; a tile that is in one batch
 * several times moves as often, by what each time was learned from the code before all of them.
 */
public final class DeviceBook implements DeviceCodes {
  private final DeviceAdam adam;
  private int[] numbers = {};
  private Optional<Taken> now = Optional.empty();

  /** Rows with their moments, and their numbers. */
  private record Taken(NDArray rows, NDArray values) {}

  /** Of the codes and moments there are. */
  public DeviceBook(DeviceAdam adam) {
    this.adam = adam;
  }

  @Override
  public float[] sizes(int[] rows, boolean first, double rate) {
    numbers = rows.clone();
    return adam.sizes(rows, rate);
  }

  @Override
  public NDArray codes(NDArray rows, Supplier<NDArray> whole) {
    NDArray values = adam.taken(rows);
    now = Optional.of(new Taken(rows, values));
    return adam.values(values, rows.getManager());
  }

  @Override
  public void learn(NDArray gradient, NDArray sizes) {
    Taken taken = now.orElseThrow();
    NDArray part = gradient.mul(adam.share());
    List<long[]> rounds = rounds();
    if (rounds.size() == 1) {
      adam.move(taken.values(), part, sizes.reshape(-1, 1));
      adam.put(taken.rows(), taken.values());
      return;
    }
    for (long[] round : rounds) {
      NDArray places = part.getManager().create(round);
      NDArray rows = taken.rows().get(places);
      NDArray values = adam.taken(rows);
      adam.move(values, part.get(places), sizes.get(places).reshape(-1, 1));
      adam.put(rows, values);
    }
  }

  /** Places in the batch of tiles that are there for the first time, for the second, and so on. */
  private List<long[]> rounds() {
    Map<Integer, Integer> seen = new HashMap<>();
    List<LongStream.Builder> rounds = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      int before = seen.merge(numbers[i], 1, Integer::sum) - 1;
      if (before == rounds.size()) {
        rounds.add(LongStream.builder());
      }
      rounds.get(before).add(i);
    }
    return rounds.stream().map(places -> places.build().toArray()).toList();
  }

  @Override
  public void end() {
    // Every code has moved with its batch.
  }

  @Override
  public float[] book() {
    return adam.values();
  }

  @Override
  public float[] row(int tile) {
    return adam.row(tile);
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("codes", adam.values());
    adam.save("codes", arrays);
  }
}
