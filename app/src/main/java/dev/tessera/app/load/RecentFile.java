package dev.tessera.app.load;

/**
 * A file opened before.
 *
 * @param path where it was
 * @param name its name without folders
 * @param missing whether it is no longer there
 */
public record RecentFile(String path, String name, boolean missing) {}
