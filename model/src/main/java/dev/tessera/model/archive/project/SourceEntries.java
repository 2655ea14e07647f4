package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Sources as they are written: their places, and copies where they are wanted.
 *
 * @param entries take the copies
 * @param folder of the project
 * @param notes take what people should know
 * @param cancelled asked often
 */
record SourceEntries(
    ProjectEntries entries, Path folder, List<String> notes, BooleanSupplier cancelled) {
  private static final int BYTES_AT_ONCE = 1 << 16;

  void put(ObjectNode node, SourceFile source, int number) {
    node.put("name", source.name());
    node.put("sha256", source.sha256());
    node.put("bytes", source.bytes());
    ArrayNode places = node.putArray("places");
    source.places().forEach(place -> places.add(place.toString()));
    source.places().stream()
        .findFirst()
        .flatMap(this::relative)
        .ifPresent(path -> node.put("relative", path));
    source
        .content()
        .filter(content -> copied(source, content))
        .ifPresent(
            content ->
                node.put(
                    "copy", entries.add("sources/" + number, out -> copy(source, content, out))));
  }

  /** With slashes whatever the system. */
  private Optional<String> relative(Path place) {
    try {
      return Optional.of(folder.relativize(place).toString().replace('\\', '/'));
    } catch (IllegalArgumentException onAnotherDisk) {
      return Optional.empty();
    }
  }

  /** A copy is made only of what the project was made from. */
  private boolean copied(SourceFile source, Content content) {
    if (!source.embeddable()) {
      notes.add(
          "%s is not copied into the project: it has more than %d MB"
              .formatted(source.name(), SourceFile.MOST_EMBEDDED / 1_000_000));
      return false;
    }
    try {
      if (!hash(content, OutputStream.nullOutputStream()).equals(source.sha256())) {
        notes.add(source.name() + " is not copied into the project: it has changed");
        return false;
      }
      return true;
    } catch (IOException e) {
      notes.add(source.name() + " is not copied into the project: it cannot be read any more");
      return false;
    }
  }

  private void copy(SourceFile source, Content content, OutputStream out) throws IOException {
    if (!hash(content, out).equals(source.sha256())) {
      throw new IOException(source.name() + " changed while it was copied");
    }
  }

  private String hash(Content content, OutputStream out) throws IOException {
    try (DigestInputStream in = new DigestInputStream(content.open(), ProjectEntries.sha256())) {
      transfer(in, out);
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private void transfer(InputStream in, OutputStream out) throws IOException {
    byte[] some = new byte[BYTES_AT_ONCE];
    for (int count = in.read(some); count >= 0; count = in.read(some)) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      out.write(some, 0, count);
    }
  }
}
