package dev.tessera.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds what ships with the program. */
public final class Assets {
  private static final String SAMPLES = "samples/";
  private static final String MESHES = "meshes/";
  private static final String CLIPS = "clips/";
  private static final String LIGHT_FIELDS = "lightfields/";
  private static final String CODING = "weights/coding/";
  private static final String FAMILIES = "families/";

  private Assets() {}

  /** The sample photographs listed in CREDITS.tsv; the first is the one a newcomer sees. */
  public static List<Sample> samples() {
    return table(SAMPLES + "CREDITS.tsv").stream().map(Assets::sample).toList();
  }

  /** The encoded bytes of a sample; the caller closes the stream. */
  public static InputStream open(Sample sample) {
    return resource(SAMPLES + sample.name());
  }

  /** The sample meshes listed in CREDITS.tsv. */
  public static List<SampleMesh> meshes() {
    return table(MESHES + "CREDITS.tsv").stream().map(Assets::mesh).toList();
  }

  /** The bytes of a mesh file; the caller closes the stream. */
  public static InputStream open(SampleMesh mesh) {
    return resource(MESHES + mesh.name());
  }

  /** The sample clips listed in CREDITS.tsv. */
  public static List<SampleClip> clips() {
    return table(CLIPS + "CREDITS.tsv").stream().map(Assets::clip).toList();
  }

  /** The bytes of a clip's file; the caller closes the stream. */
  public static InputStream open(SampleClip clip) {
    return resource(CLIPS + clip.name());
  }

  /** The sample light fields listed in CREDITS.tsv. */
  public static List<SampleLightField> lightFields() {
    return table(LIGHT_FIELDS + "CREDITS.tsv").stream().map(Assets::lightField).toList();
  }

  /** The bytes of a light field's file; the caller closes the stream. */
  public static InputStream open(SampleLightField field) {
    return resource(LIGHT_FIELDS + field.name());
  }

  /** Names of the pre-trained networks, the best trade first; see the model card beside them. */
  public static List<String> networks(NetworkKind kind) {
    return index(kind.folder());
  }

  /** The safetensors file of networks that are listed; the caller closes the stream. */
  public static InputStream openNetworks(NetworkKind kind, String name) {
    return resource(kind.folder() + name + ".safetensors");
  }

  /** The safetensors file of the network that compresses pictures; the caller closes the stream. */
  public static InputStream openCodingNetwork() {
    return resource(CODING + "photo-code.safetensors");
  }

  /** The safetensors file of what makes pictures larger; the caller closes the stream. */
  public static InputStream openDetail() {
    return resource("weights/detail/photo-detail.safetensors");
  }

  /** Names of the trained families of shapes; see the model card beside them. */
  public static List<String> families() {
    return index(FAMILIES);
  }

  /** The safetensors file of a family that is listed; the caller closes the stream. */
  public static InputStream openFamily(String name) {
    return resource(FAMILIES + name + ".safetensors");
  }

  private static List<String> index(String folder) {
    try (InputStream index = resource(folder + "INDEX")) {
      return new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String[]> table(String path) {
    try (InputStream credits = resource(path)) {
      String table = new String(credits.readAllBytes(), StandardCharsets.UTF_8);
      return table.lines().skip(1).map(line -> line.split("\t", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample sample(String[] cells) {
    return new Sample(
        cells[0],
        cells[1],
        cells[2],
        cells[4],
        Integer.parseInt(cells[5]),
        Integer.parseInt(cells[6]));
  }

  private static SampleMesh mesh(String[] cells) {
    return new SampleMesh(
        cells[0],
        cells[1],
        cells[2],
        cells[4],
        Integer.parseInt(cells[5]),
        Integer.parseInt(cells[6]));
  }

  private static SampleClip clip(String[] cells) {
    return new SampleClip(
        cells[0],
        cells[1],
        cells[2],
        cells[4],
        new SampleClip.Size(Integer.parseInt(cells[5]), Integer.parseInt(cells[6])),
        Integer.parseInt(cells[7]));
  }

  private static SampleLightField lightField(String[] cells) {
    return new SampleLightField(
        cells[0],
        cells[1],
        cells[2],
        cells[4],
        Integer.parseInt(cells[5]),
        Integer.parseInt(cells[6]));
  }

  private static InputStream resource(String path) {
    InputStream stream = Assets.class.getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalArgumentException("No asset " + path);
    }
    return stream;
  }
}
