package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.ReadFailure;
import dev.tessera.model.signal.mesh.PointCloud;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** One reading of a mesh, from its bytes to a value; every failure ends in one sentence. */
final class MeshReading {
  private static final ReadFailure FAILURE =
      new ReadFailure("a mesh", "a complete mesh", BadMeshException.ANY_MESH);

  private final Path path;
  private final BooleanSupplier cancelled;

  MeshReading(Path path, BooleanSupplier cancelled) {
    this.path = path;
    this.cancelled = cancelled;
  }

  /** What is in the file, before it is judged. */
  private record Content(MeshFormat format, MeshBuilder built) {}

  private interface Judgement<T> {
    T of(Content content) throws IOException;
  }

  MeshFile read() throws SignalFormatException {
    return told(
        content -> {
          MeshBuilder built = content.built();
          return new MeshFile(
              built.mesh(), content.format(), content.format().up(), built.parts(), built.notes());
        });
  }

  /** The vertices of a file without faces; empty if it has some. */
  Optional<PointCloud> points() throws SignalFormatException {
    return told(content -> content.built().points());
  }

  private <T> T told(Judgement<T> judgement) throws SignalFormatException {
    String file = path.toString();
    try {
      return judgement.of(content());
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw FAILURE.of(file, e);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw FAILURE.tooLarge(file, e);
    }
  }

  private Content content() throws IOException {
    if (Files.isDirectory(path)) {
      throw new BadMeshException("a folder");
    }
    if (!Files.exists(path)) {
      throw new BadMeshException("no such file");
    }
    if (!Files.isRegularFile(path)) {
      throw new BadMeshException("something that is not a regular file");
    }
    MeshInput input = new MeshInput(path, Files.size(path), cancelled);
    if (input.size() == 0) {
      throw new BadMeshException("an empty file");
    }
    MeshSignature signature = signature(input);
    MeshFormat format = format(signature, input);
    return new Content(format, read(format, input, signature));
  }

  private static MeshSignature signature(MeshInput input) throws IOException {
    try (InputStream in = input.openBinary()) {
      return new MeshSignature(in.readNBytes(MeshSignature.BYTES), input.size());
    }
  }

  /** The format by content, else by name, of what is not certainly an image. */
  Optional<MeshFormat> recognise() {
    if (Files.isRegularFile(path)) {
      try {
        MeshInput input = new MeshInput(path, Files.size(path), cancelled);
        MeshSignature signature = signature(input);
        Optional<MeshFormat> shown = shown(signature, input);
        if (shown.isPresent() || signature.isImage()) {
          return shown;
        }
      } catch (IOException e) {
        // Reading it will say why; here the name is all there is.
        return named();
      }
    }
    return named();
  }

  private Optional<MeshFormat> named() {
    Path fileName = path.getFileName();
    return MeshFormat.ofName(fileName == null ? path.toString() : fileName.toString());
  }

  /** What the content shows; of JSON, all of it. */
  private static Optional<MeshFormat> shown(MeshSignature signature, MeshInput input)
      throws IOException {
    Optional<MeshFormat> shown = signature.format();
    return shown.isEmpty() && signature.isJson() && GltfJson.isGltf(input)
        ? Optional.of(MeshFormat.GLTF)
        : shown;
  }

  /** By content; the extension decides only where it may be right. */
  private MeshFormat format(MeshSignature signature, MeshInput input) throws IOException {
    Optional<MeshFormat> shown = shown(signature, input);
    if (shown.isPresent()) {
      return shown.get();
    }
    Optional<MeshFormat> named = named();
    Optional<String> otherThing = signature.otherThing();
    boolean possible =
        named.isPresent()
            && otherThing.isEmpty()
            && switch (named.get()) {
              case OBJ -> signature.isText() || signature.hasObjVertex();
              case OFF -> signature.isText();
              case STL -> !signature.isText() || signature.beginsSolid();
              case GLTF -> signature.isJson() && !GltfJson.isWhole(input);
              case PLY, GLB -> false;
            };
    if (possible) {
      return named.get();
    }
    throw new BadMeshException(
        named.map(f -> "a mesh in " + f.label() + " format").orElse(BadMeshException.ANY_MESH),
        otherThing.orElse(
            signature.isJson()
                ? "JSON without an \"asset\""
                : signature.isText()
                    ? "a text that is no mesh"
                    : "something else in its first bytes"));
  }

  private static MeshBuilder read(MeshFormat format, MeshInput input, MeshSignature signature)
      throws IOException {
    return switch (format) {
      case OBJ -> ObjMeshReader.read(input);
      case STL ->
          (signature.isText() || signature.isTextStl()) && !signature.isBinaryStl()
              ? StlTextReader.read(input)
              : StlBinaryReader.read(input, signature);
      case PLY -> PlyReader.read(input);
      case OFF -> OffReader.read(input);
      case GLTF, GLB -> GltfReader.read(input);
    };
  }
}
