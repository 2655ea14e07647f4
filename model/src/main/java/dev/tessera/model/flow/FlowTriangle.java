package dev.tessera.model.flow;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.DistanceField;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A shape in the triangle of three, by the flows from the first shape A to the second B and to the
 * third C: what moves goes both ways at once. With shares a, b and c that sum to 1, a point p of A
 * is at x = p + u + v, where u is the way that it has gone to B at the place b of that flow, and v
 * the way to C at the place c of the other. The distances to all three are mixed where x came from
 * and where it goes:
 *
 * <pre>f(x) = a f_A(x - u - v) + b f_B(what x - v is on B) + c f_C(what x - u is on C) + levels
 * </pre>
 *
 * <p>Each flow tells its way where the other has not moved the point: u at x - v, and v at x - u.
 * Both are found in turns, beginning with no way to C. Where the flows stretch space so much that a
 * few turns do not settle it, the mix is between points that hardly belong together, and no more
 * wrong than a blend.
 *
 * <p>At the corners it is the distance to the shape there, and on the edges from A it is {@link
 * FlowDistance}; between B and C points go straight where those of the flows do.
 */
public final class FlowTriangle implements DistanceField, AutoCloseable {
  private static final int TURNS = 3;

  private final DistanceField first;
  private final Way second;
  private final Way third;
  private float[] away = new float[0];
  private float[] values = new float[0];

  /**
   * Brings both flows to the device.
   *
   * @param scopes make memory that is closed with this field
   * @param first distance to the shape where both begin
   */
  public FlowTriangle(Supplier<Scope> scopes, DistanceField first, FlowLeg second, FlowLeg third) {
    if (!(second.share() >= 0
        && third.share() >= 0
        && second.share() + third.share() <= 1 + 1e-9)) {
      throw new IllegalArgumentException(
          "shares must be at least 0 and sum to 1 at most, found %s and %s"
              .formatted(second.share(), third.share()));
    }
    this.first = first;
    this.second = new Way(scopes, second);
    this.third = new Way(scopes, third);
  }

  /** One leg at work: where points came from on the first shape, and where they go. */
  private static final class Way implements AutoCloseable {
    private final FlowLeg leg;
    private final Optional<FlowPull> pull;
    private float[] here = new float[0];
    private float[] from = new float[0];
    private float[] to = new float[0];

    /** What is not gone at all needs no networks. */
    Way(Supplier<Scope> scopes, FlowLeg leg) {
      this.leg = leg;
      pull =
          leg.share() > 0
              ? Optional.of(new FlowPull(scopes.get(), leg.flow(), leg.place()))
              : Optional.empty();
    }

    /** Follows points that the other flow has moved away, and tells how far this one has. */
    void follow(float[] points, int count, float[] away) {
      if (here.length < 3 * count) {
        here = new float[3 * count];
        from = new float[3 * count];
        to = new float[3 * count];
      }
      for (int i = 0; i < 3 * count; i++) {
        here[i] = points[i] - away[i];
      }
      if (pull.isEmpty()) {
        System.arraycopy(here, 0, from, 0, 3 * count);
      } else if (leg.turned()) {
        pull.get().pull(here, count, to, from);
      } else {
        pull.get().pull(here, count, from, to);
      }
      for (int i = 0; i < 3 * count; i++) {
        away[i] = here[i] - from[i];
      }
    }

    /** Adds the share of the distance to the other shape, and the level. */
    void add(int count, float[] values, float[] distances) {
      if (leg.share() > 0) {
        leg.end().evaluate(to, count, values);
        double level = leg.flow().level(leg.place());
        for (int i = 0; i < count; i++) {
          distances[i] += (float) (leg.share() * values[i] + level);
        }
      }
    }

    @Override
    public void close() {
      pull.ifPresent(FlowPull::close);
    }
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    double rest = Math.max(0, 1 - second.leg.share() - third.leg.share());
    if (rest == 1 || second.leg.share() == 1 || third.leg.share() == 1) {
      corner().evaluate(points, count, distances);
      return;
    }
    if (values.length < count) {
      away = new float[3 * count];
      values = new float[count];
    }
    Arrays.fill(away, 0);
    int turns = second.pull.isPresent() && third.pull.isPresent() ? TURNS : 1;
    for (int turn = 0; turn < turns; turn++) {
      second.follow(points, count, away);
      third.follow(points, count, away);
    }
    first.evaluate(third.from, count, distances);
    for (int i = 0; i < count; i++) {
      distances[i] *= (float) rest;
    }
    second.add(count, values, distances);
    third.add(count, values, distances);
    double smaller =
        turns == 1 ? FlowDistance.SMALLER : FlowDistance.SMALLER * FlowDistance.SMALLER;
    for (int i = 0; i < count; i++) {
      distances[i] *= (float) smaller;
    }
  }

  private DistanceField corner() {
    return second.leg.share() == 1
        ? second.leg.end()
        : third.leg.share() == 1 ? third.leg.end() : first;
  }

  @Override
  public void close() {
    second.close();
    third.close();
  }
}
