package dev.tessera.app.cluster;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of small pictures, no two the same.
 *
 * @param folder of them
 */
record SourceFolder(Path folder) {
  static SourceFolder of(Path folder, int pictures) throws IOException, SaveException {
    SourceFolder source = new SourceFolder(Files.createDirectories(folder.resolve("deep")));
    for (int i = 0; i < pictures; i++) {
      source.picture("%s%04d.png".formatted(i % 3 == 0 ? "" : "../", i), i);
    }
    return new SourceFolder(folder);
  }

  private void picture(String name, int number) throws SaveException {
    float[] values = new float[16 * 24 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (number * 7 + i) % 256 / 255f;
    }
    ImageFiles.write(
        Samples.of(new int[] {16, 24}, 3, values),
        folder.resolve(name).normalize(),
        WriteOptions.of(ImageFormat.PNG, 8),
        () -> false);
  }
}
