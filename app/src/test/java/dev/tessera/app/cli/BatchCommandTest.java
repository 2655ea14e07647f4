package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchCommandTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir private Path root = Path.of("");
  private final CommandRun command = new CommandRun();
  private Path source = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void folders() throws Exception {
    source = Files.createDirectories(root.resolve("source"));
    out = root.resolve("out");
    picture("one.png", 0.25f);
    picture("deep/two.png", 0.5f);
  }

  private void picture(String name, float slope) throws SaveException, IOException {
    float[] values = new float[16 * 24 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = slope * (i / 3 % 24) / 24 + 0.5f * (i % 3) / 3;
    }
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    ImageFiles.write(
        Samples.of(new int[] {16, 24}, 3, values),
        file,
        WriteOptions.of(ImageFormat.PNG, 8),
        () -> false);
  }

  private List<String> table() throws IOException {
    return Files.readAllLines(out.resolve("results.csv"));
  }

  @Test
  void eachPictureBecomesAProjectAtItsPlace() throws Exception {
    assertThat(command.run("batch", source, "--out", out, "--mode", "encode")).isZero();
    assertThat(command.out().toString())
        .startsWith(out + ": 2 files made, 0 unchanged, 0 refused, in ");
    Project project = ProjectFile.read(out.resolve("deep/two.png.tessera"));
    assertThat(project.signals().get(0).name()).isEqualTo("two.png");
    double psnr = project.fits().get(0).result().orElseThrow().psnr();
    assertThat(out.resolve("one.png.tessera")).exists();
    assertThat(table()).hasSize(3);
    assertThat(table().get(1))
        .startsWith("deep/two.png,picture,\"24 x 16, 3 channels\",%.4f,,".formatted(psnr));
  }

  @Test
  void whatIsUnchangedIsNotDoneAgain() throws Exception {
    command.run("batch", source, "--out", out, "--mode", "encode");
    Path first = out.resolve("one.png.tessera");
    Path second = out.resolve("deep/two.png.tessera");
    Files.setLastModifiedTime(first, LONG_AGO);
    Files.setLastModifiedTime(second, LONG_AGO);
    picture("deep/two.png", 0.75f);
    picture("three.png", 1);
    assertThat(command.run("batch", source, "--out", out, "--mode", "encode")).isZero();
    assertThat(command.out().toString())
        .startsWith(out + ": 2 files made, 1 unchanged, 0 refused, in ");
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(second)).isGreaterThan(LONG_AGO);
    assertThat(table()).hasSize(4);

    Files.delete(first);
    command.run("batch", source, "--out", out, "--mode", "encode");
    assertThat(first).as("a result that is gone is made again").exists();

    assertThat(command.run("batch", source, "--out", out, "--mode", "codes", "--steps", 1))
        .as("other settings give other results")
        .isZero();
    assertThat(command.out().toString()).startsWith(out + ": 3 files made");
  }

  @Test
  void whatCannotBeReadIsToldAndPassedOver() throws Exception {
    Files.writeString(source.resolve("bad.png"), "Dear sir or madam");
    Files.createSymbolicLink(source.resolve("gone.obj"), root.resolve("nowhere.obj"));
    assertThat(command.run("batch", source, "--out", out, "--mode", "encode")).isEqualTo(2);
    assertThat(command.out().toString())
        .startsWith(out + ": 2 files made, 0 unchanged, 2 refused, in ");
    assertThat(command.err().toString())
        .contains("Cannot read " + source.resolve("bad.png") + ": expected a PNG")
        .contains("gone.obj");
    assertThat(table().get(1)).startsWith("bad.png,picture,,,,,,,\"Cannot read ");
    assertThat(command.run("batch", source, "--out", out, "--mode", "encode"))
        .as("it is still bad")
        .isEqualTo(2);
    assertThat(command.out().toString())
        .startsWith(out + ": 0 files made, 2 unchanged, 2 refused, in ");
  }

  @Test
  void picturesOfAListBecomeCodeBooks() throws Exception {
    Path list = Files.writeString(root.resolve("list.txt"), "source/one.png\nsource/missing.png\n");
    assertThat(command.run("batch", list, "--out", out, "--compress", "--bpp", 8)).isEqualTo(2);
    assertThat(out.resolve("source/one.png.tsra")).exists();
    assertThat(command.err().toString()).contains("source/missing.png");
    Path back = root.resolve("back.png");
    assertThat(command.run("decompress", out.resolve("source/one.png.tsra"), "--out", back))
        .isZero();
  }

  @Test
  void resultsMayGoWhereALinkLeads() throws Exception {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.createSymbolicLink(out, elsewhere);
    assertThat(command.run("batch", source, "--out", out, "--mode", "encode")).isZero();
    assertThat(elsewhere.resolve("one.png.tessera")).exists();
  }

  @Test
  void targetsAreCheckedBeforeAnyWork() throws Exception {
    Path inside = source.resolve("results");
    assertThat(command.run("batch", source, "--out", inside, "--mode", "encode")).isEqualTo(2);
    assertThat(command.err().toString())
        .contains("Results must not lie in the folder of the sources");
    assertThat(inside).doesNotExist();
    Path file = Files.createFile(root.resolve("file"));
    assertThat(command.run("batch", source, "--out", file.resolve("in"), "--mode", "encode"))
        .isEqualTo(3);
    assertThat(command.err().toString()).contains("Cannot save " + file.resolve("in"));
  }
}
