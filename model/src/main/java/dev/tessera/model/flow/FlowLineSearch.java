package dev.tessera.model.flow;

import dev.tessera.model.engine.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Follows points of the first shape, a place in each step. The networks say where a point came
 * from, not where it goes: at each place the point x that came from p is found by x &lt;- x + (p -
 * from(x)), beginning where the point went on straight.
 */
public final class FlowLineSearch {
  private static final int ROUNDS = 8;

  /** How far from its beginning a point may seem to have come, unit-sphere lengths. */
  private static final double SLACK = 0.02;

  private final Supplier<Scope> scopes;
  private final Flow flow;
  private final int places;
  private final float[] starts;
  private final boolean[] lost;
  private final List<float[]> found = new ArrayList<>();

  /**
   * Nothing followed yet.
   *
   * @param scopes makes native memory, on the thread that asks for steps
   * @param starts on the first shape, (P,3)
   * @param places K, evenly spaced, both ends included, at least 2
   */
  public FlowLineSearch(Supplier<Scope> scopes, Flow flow, float[] starts, int places) {
    if (places < 2) {
      throw new IllegalArgumentException("a line has 2 places or more, found " + places);
    }
    this.scopes = scopes;
    this.flow = flow;
    this.places = places;
    this.starts = starts.clone();
    lost = new boolean[starts.length / 3];
    found.add(this.starts);
  }

  /** Follows all points to the next place; says whether there are more. */
  public boolean step() {
    if (found.size() < places) {
      found.add(next(found.size()));
    }
    return found.size() < places;
  }

  private float[] next(int place) {
    float[] now = found.get(place - 1).clone();
    if (place > 1) {
      float[] before = found.get(place - 2);
      for (int i = 0; i < now.length; i++) {
        now[i] += now[i] - before[i];
      }
    }
    float[] from = new float[now.length];
    float[] to = new float[now.length];
    try (FlowPull pull = new FlowPull(scopes.get(), flow, place / (places - 1.0))) {
      for (int round = 0; round < ROUNDS; round++) {
        pull.pull(now, lost.length, from, to);
        for (int i = 0; i < now.length; i++) {
          now[i] += starts[i] - from[i];
        }
      }
      pull.pull(now, lost.length, from, to);
    }
    for (int p = 0; p < lost.length; p++) {
      double square = 0;
      for (int i = 3 * p; i < 3 * p + 3; i++) {
        square += Math.pow(starts[i] - from[i], 2);
      }
      lost[p] |= !(square < SLACK * SLACK);
    }
    return now;
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return (found.size() - 1) / (places - 1.0);
  }

  /**
   * The ways that could be followed to their end.
   *
   * @throws IllegalStateException before the last step
   */
  public FlowLines lines() {
    if (found.size() < places) {
      throw new IllegalStateException("the lines are not complete");
    }
    return new FlowLines(found.stream().map(this::kept).toList());
  }

  private float[] kept(float[] all) {
    float[] some = new float[all.length];
    int count = 0;
    for (int p = 0; p < lost.length; p++) {
      if (!lost[p]) {
        System.arraycopy(all, 3 * p, some, 3 * count, 3);
        count++;
      }
    }
    return Arrays.copyOf(some, 3 * count);
  }
}
