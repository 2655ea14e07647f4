package dev.tessera.model.compare;

import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.signal.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Evaluates one layer of one network: first in a wide window, for the spectra of all units, then
 * within the tile, for the maps of those with most power. One code per step.
 *
 * <p>Spectra want a window wider than the tile: the waves of a unit have few periods within a tile,
 * and lines of a spectrum that run into one another change with their phases. A network is defined
 * everywhere, so its waves can be followed beyond.
 */
final class MapSampler {
  private static final int WINDOW_SIZE = 64;

  /** The window is [-4,4] in both directions, the tile [-1,1]. */
  private static final double WINDOW_REACH = 4;

  private final LearnedNetwork learned;
  private final Field network;
  private final int layer;
  private final List<Integer> tiles;
  private final int unitCount;
  private final int lattice;
  private final HostMemory pointMemory = new HostMemory();
  private final HostMemory codeMemory = new HostMemory();
  private final PowerSpectrum spectrum = new PowerSpectrum(WINDOW_SIZE);
  private final List<float[]> spectra = new ArrayList<>();
  private final List<Samples> maps = new ArrayList<>();
  private List<Integer> units = List.of();

  MapSampler(
      Scope job,
      LearnedNetwork learned,
      int layer,
      List<Integer> tiles,
      int unitCount,
      int lattice) {
    this.learned = learned;
    this.layer = layer;
    this.tiles = tiles;
    this.unitCount = unitCount;
    this.lattice = lattice;
    network = Field.of(job, learned.fitted().weights());
  }

  /** Takes the next code; returns whether there is more to do. */
  boolean step(Scope scope) {
    if (spectra.size() < tiles.size()) {
      spectra.add(
          spectraOf(activations(scope, tiles.get(spectra.size()), WINDOW_SIZE, WINDOW_REACH)));
      if (spectra.size() == tiles.size()) {
        units = strongest();
      }
    } else {
      maps.add(chosen(activations(scope, tiles.get(maps.size()), lattice, 1)));
    }
    return maps.size() < tiles.size();
  }

  NetworkMaps result() {
    return new NetworkMaps(units, maps, AmplitudeChange.of(spectra, learned.spec().width()));
  }

  /** (S,H) at the centres of size x size squares of [-reach, reach]. */
  private float[] activations(Scope scope, int tile, int size, double reach) {
    HostArray code = scope.hostArray(new Shape(1, learned.spec().latent()), codeMemory);
    code.buffer().put(0, learned.codes().code(tile));
    code.upload();
    HostArray points = scope.hostArray(new Shape((long) size * size, 2), pointMemory);
    for (int i = 0; i < size * size; i++) {
      points.buffer().put(2 * i, local(i / size, size, reach));
      points.buffer().put(2 * i + 1, local(i % size, size, reach));
    }
    points.upload();
    return network.activations(layer, code.array(), points.array()).toFloatArray(); // (1,S,H)
  }

  /** The centre of one of {@code size} equal parts of [-reach, reach]. */
  private static float local(int index, int size, double reach) {
    return (float) (reach * ((2 * index + 1.0) / size - 1));
  }

  /** (H,frequencies). */
  private float[] spectraOf(float[] values) {
    int width = learned.spec().width();
    int length = WINDOW_SIZE * WINDOW_SIZE;
    float[] power = new float[width * length];
    for (int u = 0; u < width; u++) {
      spectrum.compute(values, width, u, power, u * length);
    }
    return power;
  }

  private List<Integer> strongest() {
    int length = WINDOW_SIZE * WINDOW_SIZE;
    double[] total = new double[learned.spec().width()];
    for (float[] power : spectra) {
      for (int i = 0; i < power.length; i++) {
        total[i / length] += power[i];
      }
    }
    return IntStream.range(0, total.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer u) -> -total[u]))
        .limit(unitCount)
        .toList();
  }

  /** (n,n,units) of (S,H). */
  private Samples chosen(float[] values) {
    int width = learned.spec().width();
    float[] kept = new float[lattice * lattice * units.size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[i / units.size() * width + units.get(i % units.size())];
    }
    return Samples.of(new int[] {lattice, lattice}, units.size(), kept);
  }
}
