package dev.tessera.model.archive;

import dev.tessera.assets.Assets;
import dev.tessera.model.magnify.DetailFilters;
import dev.tessera.model.magnify.EdgeFilters;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Filters that make pictures larger as a safetensors file: tensors "doubling" and "finish". */
public final class DetailFile {
  private static final String FORMAT = "tessera.detail";
  private static final int VERSION = 2;
  private static final String DOUBLING = "doubling";
  private static final String FINISH = "finish";

  private DetailFile() {}

  /**
   * Writes a file in half precision; it appears whole or not at all.
   *
   * @param data what they were learned from, in words
   * @throws SaveException if the target cannot be written
   */
  public static void write(Path file, DetailFilters filters, String data) throws SaveException {
    Map<String, String> metadata =
        Map.of("format", FORMAT, "version", Integer.toString(VERSION), "data", data);
    Map<String, Tensor> tensors =
        Map.of(DOUBLING, tensor(filters.doubling(), 4), FINISH, tensor(filters.finish(), 1));
    SafeTensors.write(file, new TensorBundle(tensors, metadata));
  }

  private static Tensor tensor(EdgeFilters filters, int outputs) {
    return Tensor.of(
        Precision.F16, filters.toArray(), EdgeFilters.CLASSES, EdgeFilters.TAPS, outputs);
  }

  /** The filters that come with the program, learned from photographs. */
  public static DetailFilters shipped() {
    try (InputStream stream = Assets.openDetail()) {
      return read(SafeTensors.read(stream, FORMAT), FORMAT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ArchiveFormatException e) {
      throw new IllegalStateException("the filters of this program are damaged", e);
    }
  }

  /** What a file of this name holds. */
  static DetailFilters read(TensorBundle bundle, String file) throws ArchiveFormatException {
    MetadataReader metadata = new MetadataReader(bundle.metadata(), file);
    metadata.requireFormat(FORMAT, VERSION);
    metadata.text("data");
    TensorReader tensors = new TensorReader(bundle.tensors(), file);
    EdgeFilters doubling =
        new EdgeFilters(
            2, tensors.get(DOUBLING, EdgeFilters.CLASSES, EdgeFilters.TAPS, 4).toArray());
    EdgeFilters finish =
        new EdgeFilters(1, tensors.get(FINISH, EdgeFilters.CLASSES, EdgeFilters.TAPS, 1).toArray());
    tensors.requireAllRead();
    return new DetailFilters(doubling, finish);
  }
}
