package dev.tessera.model.signal.io.mesh;

import de.javagl.jgltf.impl.v2.Buffer;
import de.javagl.jgltf.model.io.GltfReference;
import de.javagl.jgltf.model.io.v2.GltfAssetV2;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches the buffers of a glTF file: from its text, or from files beside it, never from a net. */
final class GltfBuffers {
  private GltfBuffers() {}

  /** Gives an asset the data of all its buffers. */
  static void resolve(GltfAssetV2 asset, GltfJson json, Path file) throws IOException {
    for (GltfReference reference : asset.getBufferReferences()) {
      reference.getTarget().accept(load(reference.getUri(), json, file));
    }
    List<Buffer> buffers =
        Objects.requireNonNullElse(asset.getGltf().getBuffers(), List.<Buffer>of());
    for (Buffer buffer : buffers) {
      ByteBuffer data = data(asset, buffer);
      int promised = Objects.requireNonNullElse(buffer.getByteLength(), 0);
      if (data == null || data.capacity() < promised) {
        throw new BadMeshException(
            String.format(Locale.ROOT, "a buffer of %d bytes", promised),
            data == null ? "none" : "one of " + data.capacity());
      }
    }
  }

  /** The library decodes what is in the text itself, later; here it is only checked. */
  private static @Nullable ByteBuffer data(GltfAssetV2 asset, Buffer buffer) throws IOException {
    String uri = buffer.getUri();
    if (uri == null) {
      return asset.getBinaryData();
    }
    return uri.startsWith("data:") ? ByteBuffer.wrap(decoded(uri)) : asset.getReferenceData(uri);
  }

  private static ByteBuffer load(String uri, GltfJson json, Path file) throws IOException {
    Optional<byte[]> inside = json.buffer(uri);
    byte[] bytes = inside.isPresent() ? inside.get() : beside(uri, file);
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
    buffer.put(bytes).rewind();
    return buffer;
  }

  /** The data of a buffer inside the JSON. */
  static byte[] decoded(String uri) throws IOException {
    int comma = uri.indexOf(',');
    if (comma < 0 || !uri.substring(0, comma).endsWith(";base64")) {
      throw new BadMeshException("a buffer in base64", "one in another encoding");
    }
    try {
      return Base64.getDecoder().decode(uri.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      throw new BadMeshException("a buffer in base64", "characters that are not");
    }
  }

  private static byte[] beside(String uri, Path file) throws IOException {
    Path path;
    try {
      URI parsed = URI.create(uri.replace(" ", "%20"));
      if (parsed.getScheme() != null || parsed.getPath() == null) {
        throw new BadMeshException("buffers in files beside it", "the address " + uri);
      }
      path = file.toAbsolutePath().resolveSibling(parsed.getPath());
    } catch (IllegalArgumentException e) {
      throw new BadMeshException("buffers in files beside it", "the name \"" + uri + "\"");
    }
    if (!Files.isRegularFile(path)) {
      throw new BadMeshException("its buffer file " + uri + " beside it", "no such file");
    }
    return Files.readAllBytes(path);
  }
}
