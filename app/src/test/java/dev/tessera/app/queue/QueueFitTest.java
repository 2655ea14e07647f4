package dev.tessera.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.cli.CommandRun;
import dev.tessera.app.save.TestTools;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue of the window and the command go on where the other was. */
final class QueueFitTest {
  @TempDir private Path root = Path.of("");

  private static void picture(Path file, float slope) throws Exception {
    float[] values = new float[16 * 24 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = slope * (i / 3 % 24) / 24 + 0.5f * (i % 3) / 3;
    }
    Samples picture = Samples.of(new int[] {16, 24}, 3, values);
    ImageFiles.write(picture, file, WriteOptions.of(ImageFormat.PNG, 8), () -> false);
  }

  private Path source = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void pictures() throws Exception {
    source = Files.createDirectories(root.resolve("source"));
    out = root.resolve("out");
    picture(source.resolve("one.png"), 0.25f);
    picture(source.resolve("two.png"), 0.5f);
    Files.writeString(source.resolve("bad.png"), "Dear sir or madam");
  }

  /** All files of the folder are made. */
  private void queue(QueueResult result) {
    try (ModelService service = ModelThread.start(Runnable::run, () -> {})) {
      QueueViewModel model = new QueueViewModel(TestTools.of(service).tools, System::nanoTime);
      model.putResults(out);
      model.result().set(result);
      model.mode().set(FitMode.ENCODE);
      model.bits().set("8");
      model.add(List.of(source));
      model.start();

      assertThat(model.entries().stream().map(QueueEntry::state))
          .containsExactly(QueueState.REFUSED, QueueState.DONE, QueueState.DONE);
      assertThat(model.entries().get(0).remark())
          .startsWith("Cannot read " + source.resolve("bad.png") + ": expected a PNG");
    }
  }

  private void unchanged(Object... words) {
    CommandRun command = new CommandRun();
    assertThat(command.run(words)).isEqualTo(2);
    assertThat(command.out().toString())
        .startsWith(out + ": 0 files made, 2 unchanged, 1 refused, in ");
  }

  @Test
  void theCommandFindsWhatTheQueueMade() throws Exception {
    queue(QueueResult.PROJECTS);
    assertThat(ProjectFile.read(out.resolve("one.png.tessera")).fits().get(0).result()).isPresent();
    unchanged("batch", source, "--out", out, "--mode", "encode");
  }

  @Test
  void theCommandFindsCodeBooksOfTheSameSize() throws Exception {
    queue(QueueResult.CODE_BOOKS);
    assertThat(Files.size(out.resolve("one.png.tsra"))).isLessThanOrEqualTo(16 * 24);
    unchanged("batch", source, "--out", out, "--compress", "--bpp", 8);
  }
}
