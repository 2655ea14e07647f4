package dev.tessera.app.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Preferences as a JSON file; a broken one is put aside and replaced by the defaults. */
public final class PreferencesFile {
  private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);

  private final Path file;
  private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The file preferences.json of a folder, which need not exist. */
  public PreferencesFile(Path folder) {
    file = folder.resolve("preferences.json");
  }

  /** Reads the file; gives the defaults if there is none or none that can be read. */
  public Preferences read() {
    try {
      Preferences read = mapper.readValue(Files.readAllBytes(file), Preferences.class);
      return read == null ? Preferences.defaults() : read;
    } catch (NoSuchFileException e) {
      return Preferences.defaults();
    } catch (IOException e) {
      LOG.warn("preferences could not be read, starting with the defaults: {}", e.getMessage());
      putAside();
      return Preferences.defaults();
    }
  }

  /** Replaces the file; says so in the log if that is impossible. */
  public synchronized void write(Preferences preferences) {
    try {
      byte[] json = mapper.writeValueAsBytes(preferences);
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.stream(file, out -> out.write(json));
    } catch (IOException | SaveException e) {
      LOG.warn("preferences could not be saved to {}: {}", file, e.getMessage());
    }
  }

  private void putAside() {
    try {
      Files.move(
          file,
          file.resolveSibling("preferences.broken.json"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("the broken file {} could not be put aside: {}", file, e.getMessage());
    }
  }
}
