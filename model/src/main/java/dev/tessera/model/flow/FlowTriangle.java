package dev.tessera.model.flow;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shapes in the triangle of three, by the flows from the first shape A to the second B and to the
 * third C: what moves goes both ways at once. With shares a, b and c that sum to 1, a vertex is
 * where one flow carries it, and moved on by as much as the other moves the point of A that it
 * belongs to. The distances to all three are mixed by their shares.
 *
 * <p>At the corners it is the distance to the shape there, and on the edges from A that of one
 * flow; between B and C points go straight where those of the flows do. Prepared in short steps.
 */
public final class FlowTriangle {
  private final Side second;
  private final Side third;

  /** One flow, and the first shape as its vertices know it. */
  private static final class Side {
    private final FlowLeg leg;
    private Optional<Mesh> start = Optional.empty();
    private Optional<MeshDistanceBuild> build = Optional.empty();

    Side(FlowLeg leg) {
      this.leg = leg;
    }

    boolean step(Supplier<Scope> scopes) {
      if (leg.shapes().step(scopes)) {
        return true;
      }
      if (build.isEmpty()) {
        start = Optional.of(surface(scopes, leg.start(), 0));
        build = start.map(MeshDistanceBuild::new);
      }
      return build.get().step();
    }

    /** The surface of a shape of this flow where it is gone so far. */
    Mesh surface(Supplier<Scope> scopes, int end, double share) {
      return leg.shapes().surface(scopes, end, leg.place(share));
    }

    int end() {
      return 1 - leg.start();
    }

    /** The ways that points of the first shape have gone, (P,3). */
    float[] ways(Supplier<Scope> scopes, float[] points, double share) {
      Mesh still = start.orElseThrow();
      MeshDistance distance = build.orElseThrow().distance();
      int count = points.length / 3;
      int[] triangles = new int[count];
      float[] from = new float[points.length];
      distance.closest(points, count, from, triangles);
      float[] to = new float[points.length];
      Feet.ofSameFaces(still, distance, surface(scopes, leg.start(), share))
          .find(points, points, count, to, triangles);
      for (int i = 0; i < to.length; i++) {
        to[i] -= from[i];
      }
      return to;
    }
  }

  /** Prepares nothing yet. */
  public FlowTriangle(FlowLeg second, FlowLeg third) {
    this.second = new Side(second);
    this.third = new Side(third);
  }

  /**
   * Does a part of what comes first; says whether there is more.
   *
   * @param scopes makes native memory
   */
  boolean step(Supplier<Scope> scopes) {
    return second.step(scopes) || third.step(scopes);
  }

  /** What is added to the mixed distance. */
  double level(double ofSecond, double ofThird) {
    return level(second.leg, ofSecond) + level(third.leg, ofThird);
  }

  private static double level(FlowLeg leg, double share) {
    return leg.shapes().flow().level(leg.place(share));
  }

  /**
   * What is carried to a place, after the last step, with shares that sum to 1.
   *
   * @param scopes makes native memory
   * @param ofSecond share of the second shape, 0 to 1
   * @param ofThird share of the third
   * @throws IllegalArgumentException if they are out of range or sum to more than 1
   */
  List<Carried> at(Supplier<Scope> scopes, double ofSecond, double ofThird) {
    double ofFirst = 1 - ofSecond - ofThird;
    if (!(ofSecond >= 0 && ofThird >= 0 && ofFirst >= -1e-9)) {
      throw new IllegalArgumentException(
          "shares must be at least 0 and sum to 1 at most, found %s and %s"
              .formatted(ofSecond, ofThird));
    }
    if (ofThird == 0) {
      return second.leg.shapes().at(scopes, second.leg.place(ofSecond));
    }
    if (ofSecond == 0) {
      return third.leg.shapes().at(scopes, third.leg.place(ofThird));
    }
    List<Carried> all = new ArrayList<>();
    boolean together = second.leg.shapes().together();
    Mesh one = moved(scopes, second, second.end(), ofSecond, third, ofThird);
    all.add(new Carried(one, together ? 1 - ofThird : ofSecond));
    if (!together && ofFirst > 0) {
      Mesh first = moved(scopes, second, second.leg.start(), ofSecond, third, ofThird);
      all.add(new Carried(first, ofFirst));
    }
    Mesh last = moved(scopes, third, third.end(), ofThird, second, ofSecond);
    all.add(new Carried(last, ofThird));
    return all;
  }

  /** A shape of one flow, gone so far, moved on by the other flow as it has gone. */
  private static Mesh moved(
      Supplier<Scope> scopes, Side own, int end, double share, Side by, double byShare) {
    Mesh here = own.surface(scopes, end, share);
    float[] positions = here.floatPositions();
    float[] ways = by.ways(scopes, own.surface(scopes, end, 0).floatPositions(), byShare);
    for (int i = 0; i < positions.length; i++) {
      positions[i] += ways[i];
    }
    return Mesh.of(positions, here.corners());
  }
}
