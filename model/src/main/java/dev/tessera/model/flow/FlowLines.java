package dev.tessera.model.flow;

import java.util.List;

/**
 * Ways of points from one shape to the other, in the unit spheres of the places that they pass;
 * immutable.
 */
public final class FlowLines {
  private final List<float[]> places;

  /**
   * Takes numbers over.
   *
   * @param places x, y, z of every point at each place, in order: (K) of (P,3)
   */
  FlowLines(List<float[]> places) {
    this.places = List.copyOf(places);
  }

  /** P, points that are followed. */
  public int count() {
    return places.get(0).length / 3;
  }

  /** K, places where each is known, evenly spaced, both ends included. */
  public int places() {
    return places.size();
  }

  /** A coordinate of a point at a place. */
  public float position(int point, int place, int axis) {
    return places.get(place)[3 * point + axis];
  }
}
