package dev.tessera.model.archive.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.SafeTensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sound files of our own with damage done to their bytes, to the parts of an archive behind right
 * check sums, and to its manifest: each is read, or refused in one sentence; nothing else ever
 * comes of it. The profile "damage" makes 10,000 of each kind in a heap of 1 GB.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class DamagedProjectsTest {
  private static final int USUAL = 1000;
  private static final int OF_EACH = Integer.getInteger("tessera.damaged", USUAL);
  private static final System.Logger LOG = System.getLogger(DamagedProjectsTest.class.getName());

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");
  private byte[] sound = {};

  private interface Reading {
    void of(Path file) throws ArchiveFormatException;
  }

  private interface Damage {
    byte[] of(SplittableRandom random) throws Exception;
  }

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("some.tessera");
    ProjectFile.write(file, SoundProjects.full(), "test 1", () -> false);
    sound = Files.readAllBytes(file);
  }

  @Test
  void damagedArchivesAreReadOrRefusedInOneSentence() throws Exception {
    damage("archive", ProjectFile::read, random -> damaged(sound, random));
  }

  @Test
  void damagedPartsBehindRightHashesAreReadOrRefusedInOneSentence() throws Exception {
    damage(
        "part",
        ProjectFile::read,
        random -> {
          ZipParts parts = ZipParts.of(file(sound));
          List<String> names = List.copyOf(parts.entries().keySet());
          String name = names.get(random.nextInt(names.size()));
          parts.put(name, damaged(parts.get(name), random));
          parts.tellHashes();
          return parts.bytes();
        });
  }

  @Test
  void damagedManifestsAreReadOrRefusedInOneSentence() throws Exception {
    damage(
        "manifest",
        ProjectFile::read,
        random -> {
          ZipParts parts = ZipParts.of(file(sound));
          byte[] json = new ObjectMapper().writeValueAsBytes(parts.manifest());
          return parts.bytes(damaged(json, random));
        });
  }

  @Test
  void damagedTensorsAreReadOrRefusedInOneSentence() throws Exception {
    byte[] tensors = ZipParts.of(file).get("networks/1.safetensors");
    damage("safetensors", SafeTensors::read, random -> damaged(tensors, random));
  }

  private Path file(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("sound.tessera"), bytes);
  }

  private void damage(String kind, Reading reading, Damage damage) throws Exception {
    SplittableRandom random = new SplittableRandom(kind.hashCode());
    long slowest = 0;
    int read = 0;
    for (int i = 0; i < OF_EACH; i++) {
      byte[] damaged = damage.of(random);
      Files.write(file, damaged);
      long start = System.nanoTime();
      try {
        reading.of(file);
        read++;
      } catch (ArchiveFormatException e) {
        assertThat(e).hasMessageStartingWith("Cannot read " + file);
        assertThat(e.getMessage()).contains(": expected ").doesNotContain("\n").endsWith(".");
      } catch (RuntimeException | Error e) {
        Path kept = Files.write(Path.of("target", "damaged-" + i + "." + kind), damaged);
        fail("number " + i + " of " + kind + ", kept as " + kept, e);
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    if (OF_EACH > USUAL) {
      LOG.log(
          System.Logger.Level.INFO,
          String.format(
              Locale.ROOT,
              "%s: %d damaged, %d of them read; the slowest took %.3f s",
              kind,
              OF_EACH,
              read,
              slowest / 1e9));
    }
  }

  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      // Half of the damage is done to the beginning or the end, where the structure is.
      int span = random.nextBoolean() ? Math.min(bytes.length, 400) : bytes.length;
      int from = random.nextBoolean() ? 0 : bytes.length - span;
      int at = from + random.nextInt(Math.max(1, span));
      if (at >= bytes.length) {
        continue;
      }
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> {
          int to = Math.min(bytes.length, at + 1 + random.nextInt(8));
          Arrays.fill(bytes, at, to, (byte) (random.nextBoolean() ? 0 : 0xFF));
        }
        case 4 -> bytes[at] = (byte) "0123456789-.,:[]{}\"e".charAt(random.nextInt(20));
        default -> {
          byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
          System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
          bytes = shorter;
        }
      }
    }
    return bytes;
  }
}
