package dev.tessera.app.way;

import dev.tessera.app.scene3d.SurfaceMark;
import dev.tessera.model.flow.PointPairs;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pairs of points as numbered marks: a pair has one number and one colour on both shapes. */
final class PairMarks {
  /** Blue, orange, green, purple, brown, violet, red, olive: white is read on each. */
  private static final List<Integer> TINTS =
      List.of(0x0068A8, 0xC24A00, 0x00795A, 0x9B3D78, 0x7A5C00, 0x5B4BB5, 0xB3263A, 0x3D6B1F);

  private PairMarks() {}

  /** The number of a pair, from 1. */
  static String number(int pair) {
    return String.valueOf(pair + 1);
  }

  /** The colour of a pair, 0xRRGGBB. */
  static int tint(int pair) {
    return TINTS.get(pair % TINTS.size());
  }

  /** The marks of one of both shapes; what has no counterpart yet comes last. */
  static List<SurfaceMark> of(PointPairs pairs, Optional<HalfPair> half, boolean onSecond) {
    Stream<SurfaceMark> whole =
        IntStream.range(0, pairs.count())
            .mapToObj(
                pair ->
                    mark(
                        pair,
                        pairs.position(onSecond, pair, 0),
                        pairs.position(onSecond, pair, 1),
                        pairs.position(onSecond, pair, 2)));
    Stream<SurfaceMark> last =
        half
            .filter(h -> h.onSecond() == onSecond)
            .map(h -> mark(pairs.count(), h.x(), h.y(), h.z()))
            .stream();
    return Stream.concat(whole, last).toList();
  }

  private static SurfaceMark mark(int pair, double x, double y, double z) {
    return new SurfaceMark(number(pair), tint(pair), x, y, z);
  }
}
