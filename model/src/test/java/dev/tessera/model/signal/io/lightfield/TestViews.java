package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Views that say where they belong: red is 10 x row, green 10 x column, blue the pixel's place. */
final class TestViews {
  static final int HEIGHT = 3;
  static final int WIDTH = 4;

  private TestViews() {}

  /** The value, 0 to 255, of a channel of a pixel of a view. */
  static int value(int row, int column, int y, int x, int channel) {
    return switch (channel) {
      case 0 -> 10 * row;
      case 1 -> 10 * column;
      default -> 20 * y + x;
    };
  }

  static Samples view(int row, int column) {
    return view(row, column, HEIGHT, WIDTH);
  }

  static Samples view(int row, int column, int height, int width) {
    float[] values = new float[height * width * 3];
    for (int i = 0; i < values.length; i++) {
      int pixel = i / 3;
      values[i] = value(row, column, pixel / width, pixel % width, i % 3) / 255f;
    }
    return Samples.of(new int[] {height, width}, 3, values);
  }

  static void write(Path file, Samples picture) throws Exception {
    ImageFiles.write(picture, file, WriteOptions.of(ImageFormat.PNG, 8), () -> false);
  }

  /** A folder of views by their names. */
  static Path folder(Path folder, Map<String, Samples> views) throws Exception {
    Files.createDirectories(folder);
    for (Map.Entry<String, Samples> view : views.entrySet()) {
      write(folder.resolve(view.getKey()), view.getValue());
    }
    return folder;
  }

  /** Names of a grid, from a pattern with the row and the column. */
  static Map<String, Samples> grid(String pattern, int rows, int columns) {
    Map<String, Samples> views = new LinkedHashMap<>();
    for (int i = 0; i < rows * columns; i++) {
      int row = i / columns;
      int column = i % columns;
      views.put(pattern.formatted(row, column), view(row, column));
    }
    return views;
  }

  /** A ZIP file of pictures and texts. */
  static final class Zip {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream out;
    private final Path scratch;

    Zip(Path scratch) {
      this(scratch, StandardCharsets.UTF_8);
    }

    Zip(Path scratch, Charset letters) {
      this.scratch = scratch;
      out = new ZipOutputStream(bytes, letters);
    }

    Zip entry(String name, byte[] content) throws Exception {
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
      out.closeEntry();
      return this;
    }

    Zip text(String name, String text) throws Exception {
      return entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Zip views(Map<String, Samples> views) throws Exception {
      Path file = scratch.resolve("scratch.png");
      for (Map.Entry<String, Samples> view : views.entrySet()) {
        write(file, view.getValue());
        entry(view.getKey(), Files.readAllBytes(file));
      }
      Files.deleteIfExists(file);
      return this;
    }

    Path write(Path file) throws Exception {
      out.close();
      return Files.write(file, bytes.toByteArray());
    }

    private static void write(Path file, Samples picture) throws Exception {
      TestViews.write(file, picture);
    }
  }

  /** The row and the column that a view says it has. */
  static String place(GridSignal field, int v, int u) {
    Samples view = field.samples().slice(v).slice(u);
    return Math.round(25.5f * view.get(0, 0)) + "," + Math.round(25.5f * view.get(0, 1));
  }

  /** The places of all views, row by row. */
  static String places(GridSignal field) {
    StringBuilder text = new StringBuilder();
    for (int v = 0; v < field.samples().extent(0); v++) {
      for (int u = 0; u < field.samples().extent(1); u++) {
        text.append(u == 0 ? "" : " ").append(place(field, v, u));
      }
      text.append(v == field.samples().extent(0) - 1 ? "" : " / ");
    }
    return text.toString();
  }
}
