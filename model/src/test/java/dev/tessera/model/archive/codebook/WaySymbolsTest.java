package dev.tessera.model.archive.codebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.archive.coding.RangeDecoder;
import dev.tessera.model.archive.coding.RangeEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WaySymbolsTest {
  private static final int ROWS = 7;
  private static final int COLUMNS = 9;
  private static final int FRAMES = 6;
  private static final List<CodedTile.Way> WAYS = List.of(CodedTile.Way.values());

  /** Any ways at all come back, those that agree with neighbours in fewer bytes. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void waysComeBack(long seed) {
    int wild = bytes(seed, 4000);
    int calm = bytes(seed, 2);
    assertThat(calm).isLessThan(wild / 2);
  }

  private static int bytes(long seed, int far) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CodedTile> tiles = new ArrayList<>();
    for (int t = 0; t < FRAMES * ROWS * COLUMNS; t++) {
      CodedTile tile = new CodedTile(0);
      tile.way = WAYS.get(random.nextInt(3));
      boolean moved = tile.way != CodedTile.Way.INSIDE;
      tile.down = moved ? random.nextInt(-far, far) : 0;
      tile.right = moved ? random.nextInt(-far, far) : 0;
      tiles.add(tile);
    }
    RangeEncoder encoder = new RangeEncoder();
    WaySymbols written = new WaySymbols(ROWS, COLUMNS);
    for (int t = 0; t < tiles.size(); t++) {
      at(written, t);
      assertThat(written.cost(tiles.get(t).way, tiles.get(t).down, tiles.get(t).right))
          .isPositive();
      written.code(encoder, tiles.get(t));
    }
    byte[] bytes = encoder.finish();
    RangeDecoder decoder = new RangeDecoder(bytes);
    WaySymbols read = new WaySymbols(ROWS, COLUMNS);
    for (int t = 0; t < tiles.size(); t++) {
      at(read, t);
      CodedTile found = new CodedTile(0);
      read.code(decoder, found);
      assertThat(List.of(found.way, found.down, found.right))
          .isEqualTo(List.of(tiles.get(t).way, tiles.get(t).down, tiles.get(t).right));
    }
    assertThat(decoder.exhausted()).isFalse();
    return bytes.length;
  }

  private static void at(WaySymbols ways, int tile) {
    if (tile % (ROWS * COLUMNS) == 0) {
      ways.begin();
    }
    ways.at(tile / COLUMNS % ROWS, tile % COLUMNS);
  }
}
