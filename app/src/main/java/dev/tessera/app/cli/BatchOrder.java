package dev.tessera.app.cli;

import dev.tessera.app.batch.BatchKind;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What is to be made of the files of a batch, in words that another process understands.
 *
 * @param settings options of {@code tessera batch} as they were typed, a word each
 * @param kinds that the names of all files tell of
 * @param networks words that name files of networks
 */
public record BatchOrder(List<String> settings, Set<BatchKind> kinds, List<String> networks)
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** Copies the lists. */
  public BatchOrder {
    settings = List.copyOf(settings);
    kinds = Set.copyOf(kinds);
    networks = List.copyOf(networks);
  }
}
