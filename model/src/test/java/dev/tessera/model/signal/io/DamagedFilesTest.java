package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sound files of every format with bytes flipped, cut off and doubled: each is read, or refused in
 * one sentence; nothing else ever comes of it. The profile "damage" makes 10,000 of each in a heap
 * of 1 GB and tells which took longest.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class DamagedFilesTest {
  private static final int OF_EACH = Integer.getInteger("tessera.damaged", 200);
  private static final System.Logger LOG = System.getLogger(DamagedFilesTest.class.getName());
  private static final long MOST_BYTES = 64_000_000;

  @TempDir Path folder;

  /** The slowest of a run. */
  private record Slowest(long nanoseconds, String which) {}

  private interface Reading {
    void of(Path file) throws Exception;
  }

  static Stream<String> images() {
    return Stream.of("png", "jpeg", "tiff", "bmp", "pnm", "webp", "gif", "avif", "heic");
  }

  static Stream<String> meshes() {
    return Stream.of("obj", "stl", "ply", "off", "gltf", "glb");
  }

  @ParameterizedTest
  @MethodSource("images")
  void damagedImagesAreReadOrRefusedInOneSentence(String format) throws Exception {
    damage(format, SoundImages.of(format), DamagedFilesTest::readImage);
  }

  @ParameterizedTest
  @MethodSource("meshes")
  void damagedMeshesAreReadOrRefusedInOneSentence(String format) throws Exception {
    damage(format, SoundMeshes.of(format), DamagedFilesTest::readMesh);
  }

  private void damage(String format, List<byte[]> sound, Reading reading) throws Exception {
    SplittableRandom random = new SplittableRandom(format.hashCode());
    Path file = folder.resolve("damaged." + format);
    for (byte[] each : sound) {
      Files.write(file, each);
      reading.of(file);
    }
    Slowest slowest = new Slowest(0, "");
    int read = 0;
    for (int i = 0; i < OF_EACH; i++) {
      int which = random.nextInt(sound.size());
      byte[] damaged = damaged(sound.get(which), random);
      if (format.equals("png") && random.nextBoolean()) {
        // Else the check sums would keep most damage away from what is behind them.
        damaged = TestPng.withRightSums(damaged);
      }
      Files.write(file, damaged);
      long start = System.nanoTime();
      try {
        reading.of(file);
        read++;
      } catch (SignalFormatException e) {
        assertThat(e).hasMessageStartingWith("Cannot read " + file + ": expected ");
        assertThat(e.getMessage())
            .doesNotContain("\n")
            .doesNotContain("more than is free")
            .endsWith(".");
      } catch (Exception | Error e) {
        Path kept = Files.write(Path.of("target", "damaged-" + i + "." + format), damaged);
        fail("number " + i + " of " + format + ", kept as " + kept, e);
      }
      long took = System.nanoTime() - start;
      if (took > slowest.nanoseconds()) {
        slowest = new Slowest(took, "number " + i + " of " + damaged.length + " bytes");
      }
    }
    if (OF_EACH > 200) {
      LOG.log(
          System.Logger.Level.INFO,
          String.format(
              Locale.ROOT,
              "%s: %d damaged, %d of them read; the slowest, %s, took %.3f s",
              format,
              OF_EACH,
              read,
              slowest.which(),
              slowest.nanoseconds() / 1e9));
    }
  }

  /** What inspection promises is what is read. */
  private static void readImage(Path file) throws Exception {
    ImageInfo info;
    try {
      info = ImageFiles.inspect(file, MOST_BYTES);
    } catch (SignalFormatException e) {
      SignalFormatException alike = null;
      try {
        ImageFiles.read(file, AlphaMode.KEEP, MOST_BYTES, () -> false);
      } catch (SignalFormatException other) {
        alike = other;
      }
      assertThat(alike).as("inspection refuses: %s", e.getMessage()).isNotNull();
      throw e;
    }
    GridSignal signal = ImageFiles.read(file, AlphaMode.KEEP, MOST_BYTES, () -> false);
    assertThat(signal.width()).isEqualTo(info.width());
    assertThat(signal.height()).isEqualTo(info.height());
    assertThat(signal.samples().channels()).isEqualTo(info.channels());
    assertThat(signal.samples().get(0)).isBetween(0f, 1f);
  }

  private static void readMesh(Path file) throws Exception {
    assertThat(MeshFiles.inspect(file, done -> {}).triangles()).isPositive();
  }

  private static byte[] damaged(byte[] sound, SplittableRandom random) {
    byte[] bytes = sound.clone();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      // Half of the damage is done to the beginning, where the structure is.
      int span = random.nextBoolean() ? Math.min(bytes.length, 160) : bytes.length;
      int at = random.nextInt(Math.max(1, span));
      switch (random.nextInt(7)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 3 -> bytes = doubled(bytes, at, 1 + random.nextInt(64));
        case 4 -> bytes = without(bytes, at, 1 + random.nextInt(16));
        case 5 -> fill(bytes, at, 1 + random.nextInt(8), (byte) (random.nextBoolean() ? 0 : 0xFF));
        default ->
            fill(bytes, at, 1, (byte) "0123456789 -.#\\/\n\r\t\"".charAt(random.nextInt(20)));
      }
    }
    return bytes;
  }

  private static byte[] doubled(byte[] bytes, int from, int length) {
    int to = Math.min(bytes.length, from + length);
    return bytes(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static byte[] without(byte[] bytes, int from, int length) {
    int to = Math.min(bytes.length, from + length);
    byte[] rest = bytes(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    return rest.length == 0 ? new byte[1] : rest;
  }

  private static void fill(byte[] bytes, int from, int length, byte value) {
    Arrays.fill(bytes, from, Math.min(bytes.length, from + length), value);
  }
}
