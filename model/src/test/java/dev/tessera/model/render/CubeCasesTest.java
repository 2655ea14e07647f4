package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class CubeCasesTest {
  /** A directed line from one edge to the next. */
  private record Segment(int from, int to) {
    Segment turned() {
      return new Segment(to, from);
    }
  }

  private static boolean isInside(int inside, int corner) {
    return (inside >> corner & 1) == 1;
  }

  private static int end(int edge) {
    return CubeCases.base(edge) | 1 << CubeCases.axis(edge);
  }

  private static List<Segment> segments(int inside) {
    List<Segment> segments = new ArrayList<>();
    for (byte[] loop : CubeCases.loops(inside)) {
      for (int i = 0; i < loop.length; i++) {
        segments.add(new Segment(loop[i], loop[(i + 1) % loop.length]));
      }
    }
    return segments;
  }

  /** Both ends of both edges lie on the side. */
  private static boolean liesOn(Segment segment, int axis, int side) {
    return Arrays.stream(
            new int[] {
              CubeCases.base(segment.from()), end(segment.from()),
              CubeCases.base(segment.to()), end(segment.to())
            })
        .allMatch(corner -> (corner >> axis & 1) == side);
  }

  private static double[] middle(int edge) {
    double[] middle = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      middle[axis] = ((CubeCases.base(edge) >> axis & 1) + (end(edge) >> axis & 1)) / 2.0;
    }
    return middle;
  }

  @Test
  void theTwelveEdgesJoinCornersThatDifferInOneBit() {
    Set<Set<Integer>> ends = new HashSet<>();
    for (int edge = 0; edge < 12; edge++) {
      int base = CubeCases.base(edge);
      assertThat(Integer.bitCount(base ^ end(edge))).isEqualTo(1);
      assertThat(base).isLessThan(end(edge));
      assertThat(CubeCases.edge(base, end(edge))).isEqualTo(edge);
      assertThat(CubeCases.edge(end(edge), base)).isEqualTo(edge);
      ends.add(Set.of(base, end(edge)));
    }
    assertThat(ends).hasSize(12);
  }

  @Test
  void everyCrossedEdgeIsInOneLoopAndNoOther() {
    for (int inside = 0; inside < 256; inside++) {
      Set<Integer> crossed = new TreeSet<>();
      for (int edge = 0; edge < 12; edge++) {
        if (isInside(inside, CubeCases.base(edge)) != isInside(inside, end(edge))) {
          crossed.add(edge);
        }
      }
      List<Integer> used = new ArrayList<>();
      segments(inside).forEach(s -> used.add(s.from()));
      assertThat(used).as("case %d", inside).containsExactlyInAnyOrderElementsOf(crossed);
    }
  }

  @Test
  void everySegmentLiesOnOneFace() {
    for (int inside = 0; inside < 256; inside++) {
      for (Segment segment : segments(inside)) {
        int faces = 0;
        for (int axis = 0; axis < 3; axis++) {
          faces += liesOn(segment, axis, 0) ? 1 : 0;
          faces += liesOn(segment, axis, 1) ? 1 : 0;
        }
        assertThat(faces).as("case %d, %s", inside, segment).isEqualTo(1);
      }
    }
  }

  @Test
  void neighboursHaveTheSameSegmentsOnTheirFaceInOppositeDirections() {
    for (int axis = 0; axis < 3; axis++) {
      int bit = 1 << axis;
      Map<Integer, Set<Segment>> byCorners = new HashMap<>();
      for (int inside = 0; inside < 256; inside++) {
        for (int side = 0; side < 2; side++) {
          int corners = 0;
          for (int corner = 0; corner < 8; corner++) {
            if ((corner >> axis & 1) == side && isInside(inside, corner)) {
              corners |= 1 << (corner & ~bit);
            }
          }
          Set<Segment> found = new HashSet<>();
          for (Segment s : segments(inside)) {
            if (liesOn(s, axis, side)) {
              Segment low =
                  new Segment(
                      CubeCases.edge(CubeCases.base(s.from()) & ~bit, end(s.from()) & ~bit),
                      CubeCases.edge(CubeCases.base(s.to()) & ~bit, end(s.to()) & ~bit));
              found.add(side == 0 ? low : low.turned());
            }
          }
          assertThat(byCorners.computeIfAbsent(corners, c -> found))
              .as("case %d, axis %d, side %d", inside, axis, side)
              .isEqualTo(found);
        }
      }
      assertThat(byCorners).hasSize(16);
    }
  }

  @Test
  void insideLiesToTheLeftOfASegmentSeenFromWithinTheCube() {
    for (int inside = 0; inside < 256; inside++) {
      for (Segment segment : segments(inside)) {
        for (int axis = 0; axis < 3; axis++) {
          for (int side = 0; side < 2; side++) {
            if (liesOn(segment, axis, side)) {
              assertThat(towardsInside(inside, segment, axis, side))
                  .as("case %d, %s", inside, segment)
                  .isPositive();
            }
          }
        }
      }
    }
  }

  /** (direction x outward normal of the face) . (inside end of the first edge - its middle). */
  private static double towardsInside(int inside, Segment segment, int axis, int side) {
    double[] from = middle(segment.from());
    double[] to = middle(segment.to());
    int base = CubeCases.base(segment.from());
    int corner = isInside(inside, base) ? base : end(segment.from());
    int b = (axis + 1) % 3;
    int c = (axis + 2) % 3;
    double outward = 2 * side - 1;
    double acrossB = (to[c] - from[c]) * outward;
    double acrossC = -(to[b] - from[b]) * outward;
    return acrossB * ((corner >> b & 1) - from[b]) + acrossC * ((corner >> c & 1) - from[c]);
  }

  @Test
  void trianglesFillTheLoopsAndJoinWithinTheCubeOnly() {
    for (int inside = 0; inside < 256; inside++) {
      Set<Segment> sides = new HashSet<>();
      byte[] triangles = CubeCases.triangles(inside);
      for (int i = 0; i < triangles.length; i += 3) {
        for (int c = 0; c < 3; c++) {
          Segment side = new Segment(triangles[i + c], triangles[i + (c + 1) % 3]);
          assertThat(sides.add(side)).as("case %d, %s twice", inside, side).isTrue();
        }
      }
      List<Segment> loops = segments(inside);
      assertThat(sides).as("case %d", inside).containsAll(loops);
      for (Segment side : sides) {
        if (!loops.contains(side)) {
          assertThat(sides).as("case %d, %s", inside, side).contains(side.turned());
          for (int face = 0; face < 6; face++) {
            assertThat(liesOn(side, face / 2, face % 2)).as("case %d, %s", inside, side).isFalse();
          }
        }
      }
      assertThat(triangles.length / 3).isEqualTo(loops.size() - 2 * CubeCases.loops(inside).length);
    }
  }

  @Test
  void anAmbiguousFaceCutsOffEachInsideCorner() {
    // Corners 0 and 3 share the face z = 0 only as its diagonal.
    assertThat(CubeCases.loops(1 << 0 | 1 << 3)).hasNumberOfRows(2);
    // Their complement joins what lies between: one loop about the outside corners 0 and 3.
    assertThat(CubeCases.loops(255 ^ (1 << 0 | 1 << 3))).hasNumberOfRows(1);
  }
}
