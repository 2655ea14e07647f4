package dev.tessera.model.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files of the safetensors format (github.com/huggingface/safetensors): the length of the header as
 * 8 bytes, a JSON header that names type, shape and place of each tensor, then the numbers; all
 * little-endian. Tensors of the types F32 and F16 are read and written.
 *
 * <p>Reading is strict: the tensors must fill the file without gaps and without overlaps, so a file
 * that can be read holds no bytes that nobody looked at, and no file makes the reader allocate more
 * than a few times its own size.
 */
public final class SafeTensors {
  static final String METADATA = "__metadata__";

  /** What one array of Java holds; the code-book of a minute of film is a third of it. */
  private static final int MAX_BYTES = Integer.MAX_VALUE - 16;

  private static final int NUMBERS_AT_ONCE = 1 << 16;

  private static final int PREFIX = Long.BYTES;

  private SafeTensors() {}

  /**
   * Writes a file; it appears whole or not at all.
   *
   * @throws SaveException if the target cannot be written; it is then as it was before
   * @throws IllegalArgumentException if a number does not fit its tensor's precision
   */
  public static void write(Path file, TensorBundle bundle) throws SaveException {
    requireFitting(bundle);
    AtomicFile.stream(file, out -> write(out, bundle));
  }

  /**
   * Writes into a stream, which the caller closes.
   *
   * @throws IOException if the stream fails, or there are more bytes than a reader takes
   * @throws IllegalArgumentException if a number does not fit its tensor's precision
   */
  public static void write(OutputStream out, TensorBundle bundle) throws IOException {
    requireFitting(bundle);
    byte[] header = header(bundle);
    byte[] prefix = new byte[PREFIX];
    ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length);
    long bytes = (long) PREFIX + header.length;
    for (Tensor tensor : bundle.tensors().values()) {
      bytes += (long) tensor.length() * tensor.precision().bytes();
    }
    if (bytes > MAX_BYTES) {
      throw new IOException(
          "tensors of " + bytes + " bytes, and at most " + MAX_BYTES + " are read");
    }
    out.write(prefix);
    out.write(header);
    for (Tensor tensor : bundle.tensors().values()) {
      write(out, tensor);
    }
  }

  /**
   * Reads a file.
   *
   * @throws ArchiveFormatException if it is missing, not readable, or not a sound safetensors file
   */
  public static TensorBundle read(Path file) throws ArchiveFormatException {
    String name = file.toString();
    if (!Files.exists(file)) {
      throw new ArchiveFormatException(name, "a file", "nothing of that name", "path");
    }
    if (!Files.isRegularFile(file)) {
      throw new ArchiveFormatException(name, "a file", "a folder or device", "path");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return read(stream, name);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * Reads a stream to its end; the caller closes it.
   *
   * @param name for messages
   * @throws ArchiveFormatException if it is not a sound safetensors file
   */
  public static TensorBundle read(InputStream stream, String name) throws ArchiveFormatException {
    try {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ArchiveFormatException(
            name, "at most " + MAX_BYTES + " bytes", "more", "end of the file");
      }
      return read(bytes, name);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static ArchiveFormatException unreadable(String name, IOException e) {
    return new ArchiveFormatException(
        name, "a readable file", e.getClass().getSimpleName(), "while reading", e);
  }

  /**
   * Reads what is in memory.
   *
   * @param name for messages
   * @throws ArchiveFormatException if it is not a sound safetensors file
   */
  public static TensorBundle read(byte[] bytes, String name) throws ArchiveFormatException {
    String kind = "a safetensors file";
    if (bytes.length < PREFIX) {
      throw new ArchiveFormatException(name, kind, bytes.length + " bytes", "byte 0");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long length = buffer.getLong(0);
    if (length < 2 || length > bytes.length - PREFIX) {
      throw new ArchiveFormatException(
          name,
          kind + " with a header of 2 to " + (bytes.length - PREFIX) + " bytes",
          "one of " + Long.toUnsignedString(length),
          "byte 0");
    }
    int data = PREFIX + (int) length;
    SafeTensorsHeader header =
        SafeTensorsHeader.parse(name, bytes, PREFIX, (int) length, bytes.length - data);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (SafeTensorsHeader.Entry entry : header.entries()) {
      tensors.put(
          entry.name(),
          Tensor.of(
              entry.precision(), values(buffer, data + (int) entry.begin(), entry), entry.shape()));
    }
    return new TensorBundle(tensors, header.metadata());
  }

  private static float[] values(ByteBuffer buffer, int start, SafeTensorsHeader.Entry entry) {
    int size = entry.precision().bytes();
    float[] values = new float[(int) ((entry.end() - entry.begin()) / size)];
    for (int i = 0; i < values.length; i++) {
      int at = start + i * size;
      values[i] =
          entry.precision() == Precision.F32
              ? buffer.getFloat(at)
              : HalfFloat.toFloat(buffer.getShort(at));
    }
    return values;
  }

  private static byte[] header(TensorBundle bundle) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    ObjectNode metadata = root.putObject(METADATA);
    bundle.metadata().forEach(metadata::put);
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : bundle.tensors().entrySet()) {
      Tensor tensor = entry.getValue();
      long end = offset + (long) tensor.length() * tensor.precision().bytes();
      ObjectNode node = root.putObject(entry.getKey());
      node.put("dtype", tensor.precision().name());
      tensor.shape().forEach(node.putArray("shape")::add);
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    try {
      byte[] json = mapper.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
      byte[] padded = new byte[(json.length + PREFIX - 1) / PREFIX * PREFIX];
      Arrays.fill(padded, (byte) ' '); // so that the numbers begin aligned
      System.arraycopy(json, 0, padded, 0, json.length);
      return padded;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always writable", e);
    }
  }

  private static void requireFitting(TensorBundle bundle) {
    bundle.tensors().forEach(SafeTensors::requireFitting);
  }

  private static void requireFitting(String name, Tensor tensor) {
    if (tensor.precision() == Precision.F32) {
      return;
    }
    for (int i = 0; i < tensor.length(); i++) {
      if (!(Math.abs(tensor.get(i)) <= HalfFloat.MAX)) {
        throw new IllegalArgumentException(
            "tensor " + name + " holds " + tensor.get(i) + ", which F16 cannot");
      }
    }
  }

  private static void write(OutputStream out, Tensor tensor) throws IOException {
    int size = tensor.precision().bytes();
    byte[] bytes = new byte[Math.min(tensor.length(), NUMBERS_AT_ONCE) * size];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (long from = 0; from < tensor.length(); from += NUMBERS_AT_ONCE) {
      int count = (int) Math.min(tensor.length() - from, NUMBERS_AT_ONCE);
      for (int i = 0; i < count; i++) {
        if (tensor.precision() == Precision.F32) {
          buffer.putFloat(i * size, tensor.get((int) from + i));
        } else {
          buffer.putShort(i * size, HalfFloat.ofFloat(tensor.get((int) from + i)));
        }
      }
      out.write(bytes, 0, count * size);
    }
  }
}
