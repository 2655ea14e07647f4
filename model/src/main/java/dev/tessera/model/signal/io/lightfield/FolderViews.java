package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Views in a folder; folders in it are left out.
 *
 * @param folder that holds them
 */
record FolderViews(Path folder) implements ViewFiles {
  @Override
  public String holder() {
    return "a folder";
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public ImageInfo header(String name) throws SignalFormatException {
    return ImageFiles.header(folder.resolve(name));
  }

  @Override
  public Samples read(String name, BooleanSupplier cancelled) throws SignalFormatException {
    Path file = folder.resolve(name);
    return ImageFiles.read(file, AlphaMode.COMPOSITE, Long.MAX_VALUE, cancelled).samples();
  }

  @Override
  public Optional<byte[]> bytes(String name, int most) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      byte[] bytes = in.readNBytes(most + 1);
      return bytes.length > most ? Optional.empty() : Optional.of(bytes);
    }
  }

  @Override
  public void close() {}
}
