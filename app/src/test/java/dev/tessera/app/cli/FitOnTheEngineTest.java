package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One whole way through the real service and engine. */
final class FitOnTheEngineTest {
  @Test
  void fitsAndWritesAtTwiceTheSize(@TempDir Path folder) throws Exception {
    Path image = folder.resolve("in.png");
    Path out = folder.resolve("out.png");
    Path report = folder.resolve("r.json");
    float[] ramp = new float[24 * 16];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i / (float) ramp.length;
    }
    ImageFiles.write(
        Samples.of(new int[] {16, 24}, 1, ramp),
        image,
        WriteOptions.of(ImageFormat.PNG, 16),
        () -> false);
    CommandRun command = new CommandRun();
    Object[] arguments = {
      "fit",
      image.toString(),
      "--out",
      out.toString(),
      "--report",
      report.toString(),
      "--scale",
      "2",
      "--steps",
      "5",
      "--width",
      "16",
      "--latent",
      "8",
      "--device",
      "cpu"
    };
    assertThat(command.run(arguments)).as(command.err().toString()).isZero();
    assertThat(ImageFiles.inspect(out, Long.MAX_VALUE).width()).isEqualTo(48);
    assertThat(ImageFiles.inspect(out, Long.MAX_VALUE).bitDepth()).isEqualTo(16);
    assertThat(report).content().contains("\"steps\" : 5").contains("a rendering at 1x");
  }
}
