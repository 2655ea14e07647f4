package dev.tessera.app.session;

import java.util.ArrayList;
import java.util.List;

/** The rule of the list of recent files: newest first, no file twice, ten at most. */
public final class RecentFiles {
  private static final int LIMIT = 10;

  private RecentFiles() {}

  /** The list after a file was opened. */
  public static List<String> opened(List<String> recent, String file) {
    List<String> list = new ArrayList<>(recent);
    list.remove(file);
    list.add(0, file);
    return List.copyOf(list.subList(0, Math.min(LIMIT, list.size())));
  }
}
