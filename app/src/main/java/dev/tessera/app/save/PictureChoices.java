package dev.tessera.app.save;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.WriteOptions;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How a picture is saved; observable. */
public final class PictureChoices {
  private final ObjectProperty<PictureFormat> format =
      new SimpleObjectProperty<>(PictureFormat.PNG_8);
  private final DoubleProperty quality = new SimpleDoubleProperty(0.92);
  private final ExportOption ofFormat =
      new ExportOption.OneOf<>(
          "Format",
          "16 bit keeps finer steps; JPEG is small and lossy",
          List.of(PictureFormat.values()),
          PictureFormat::label,
          format);
  private final ExportOption ofQuality =
      new ExportOption.Slide(
          "Quality",
          "Quality of JPEG: higher is larger and closer; usual 0.92",
          0.3,
          1,
          0,
          "%.2f",
          quality,
          () -> format.get() == PictureFormat.JPEG);

  /** Chooses the format. */
  public ExportOption ofFormat() {
    return ofFormat;
  }

  /** Chooses the quality where that counts. */
  public ExportOption ofQuality() {
    return ofQuality;
  }

  /** The format. */
  public PictureFormat format() {
    return format.get();
  }

  /** For the writer. */
  public WriteOptions options() {
    return format.get().options(quality.get());
  }

  /** Writes a picture, the last turn of a run. */
  public static void write(Samples samples, Path file, WriteOptions options, SaveRun run) {
    String size = " (%d x %d pixels)".formatted(samples.extent(1), samples.extent(0));
    run.onPool(
        cancelled -> {
          ImageFiles.write(samples, file, options, cancelled);
          return file;
        },
        written -> run.done(file.getFileName() + size));
  }
}
