package dev.tessera.app.cluster;

import dev.tessera.app.cli.BatchOrder;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of networks that were named, on their way to executors: their words and bytes. */
final class SentNetworks implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<String> names;
  private final List<byte[]> contents;

  private SentNetworks(List<String> names, List<byte[]> contents) {
    this.names = List.copyOf(names);
    this.contents = List.copyOf(contents);
  }

  static SentNetworks of(List<String> named) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String name : named) {
      contents.add(Files.readAllBytes(Path.of(name)));
    }
    return new SentNetworks(named, contents);
  }

  /** The same order, with copies in a folder of this machine. */
  BatchOrder at(Path folder, BatchOrder order) throws IOException {
    List<String> settings = new ArrayList<>(order.settings());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Path copy = folder.resolve(Path.of(name).getFileName());
      Files.write(copy, contents.get(i));
      settings.replaceAll(word -> replaced(word, name, copy));
    }
    return new BatchOrder(settings, order.kinds(), order.networks());
  }

  private static String replaced(String word, String named, Path copy) {
    int equals = word.indexOf('=');
    return equals >= 0 && word.substring(equals + 1).equals(named)
        ? word.substring(0, equals + 1) + copy
        : word;
  }
}
