package dev.tessera.model.bench;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.SurfaceSampler;
import dev.tessera.model.signal.mesh.TestMeshes;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Signed distances of a batch to a torus of 50,176 triangles, on all processors. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DistanceBenchmark {
  /** Points of a batch, where a lattice does not decide. */
  private static final int POINTS = 200_000;

  private static final int LATTICE = 96;
  private static final float BAND = 0.1f;

  /** Training samples near the surface, a lattice within 0.1 of it, or uniform in the sphere. */
  @Param({"near", "lattice", "uniform"})
  public String points = "near";

  private final Mesh mesh = TestMeshes.torus(0.65, 0.3, 224, 112);
  private final MeshDistance distance = MeshDistance.of(mesh);
  private float[] batch = new float[0];
  private float[] distances = new float[0];

  /** Points evaluated, which are reported per second beside the batches. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class PointCount {
    /** Points of this iteration. */
    public long evaluated;
  }

  /** Makes the points. */
  @Setup
  public void open() {
    batch =
        switch (points) {
          case "near" -> near();
          case "uniform" -> uniform();
          default -> lattice();
        };
    distances = new float[batch.length / 3];
  }

  private float[] near() {
    SplittableRandom random = new SplittableRandom(1);
    float[] all = SurfaceSampler.of(mesh).points(POINTS, 1);
    for (int i = 0; i < all.length; i++) {
      double deviation = Math.sqrt(i < all.length / 2 ? 0.0025 : 0.00025);
      all[i] += (float) (deviation * random.nextGaussian());
    }
    return all;
  }

  private static float[] uniform() {
    SplittableRandom random = new SplittableRandom(1);
    float[] all = new float[POINTS * 3];
    for (int p = 0; p < all.length; p += 3) {
      double square;
      do {
        square = 0;
        for (int axis = 0; axis < 3; axis++) {
          all[p + axis] = (float) random.nextDouble(-1, 1);
          square += all[p + axis] * all[p + axis];
        }
      } while (square > 1);
    }
    return all;
  }

  private float[] lattice() {
    int all = LATTICE * LATTICE * LATTICE;
    float[] lattice = new float[all * 3];
    for (int i = 0; i < all; i++) {
      lattice[i * 3] = middle(i % LATTICE);
      lattice[i * 3 + 1] = middle(i / LATTICE % LATTICE);
      lattice[i * 3 + 2] = middle(i / LATTICE / LATTICE);
    }
    float[] found = new float[all];
    distance.evaluate(lattice, all, found);
    int kept = 0;
    for (int i = 0; i < all; i++) {
      if (Math.abs(found[i]) < BAND) {
        System.arraycopy(lattice, i * 3, lattice, kept * 3, 3);
        kept++;
      }
    }
    return Arrays.copyOf(lattice, kept * 3);
  }

  private static float middle(int cell) {
    return (2 * cell + 1) / (float) LATTICE - 1;
  }

  /** One batch. */
  @Benchmark
  public float[] evaluate(PointCount count) {
    distance.evaluate(batch, distances.length, distances);
    count.evaluated += distances.length;
    return distances;
  }
}
