package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.SafeTensors;
import dev.tessera.model.archive.Tensor;
import dev.tessera.model.archive.TensorBundle;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.WeightLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A field with experts as coding sees it: along the directions of an expert what is left of a tile
 * after the {@link Forecast} is coded. Networks that were trained for coding bring tables of their
 * own in their file; for others a tile is foreseen to be its expert's mean at the level of its
 * neighbours, and what is left to fall off with the number of the direction.
 */
public final class CodingNetwork {
  private static final int CHANNELS = Sizes.CHANNELS;
  private static final int MOST_TILE = 32;

  private static final float PEAK = 255;
  private static final double CLOSE = 2e-2;

  private final String name;
  private final byte[] file;
  private final byte[] hash;
  private final Sizes sizes;
  private final float[] frequencies;
  private final float[] colours;
  private final float[] directions;
  private final CodingTables tables;
  private final float[] scales;

  private CodingNetwork(byte[] file, Pretrained pretrained, Map<String, Tensor> tensors)
      throws ArchiveFormatException {
    this.file = file;
    hash = sha256(file);
    name = pretrained.name();
    FieldSpec spec = pretrained.spec();
    WeightLayout layout = WeightLayout.of(spec);
    float[] all = pretrained.weights().toArray();
    frequencies = block(all, layout.named("cosine.frequency"));
    colours = block(all, layout.named("cosine.colour"));
    directions = block(all, layout.named("expert.directions"));
    float[] means = block(all, layout.named("expert.mean"));
    sizes =
        new Sizes(pretrained.side(), means.length / spec.width(), spec.latent() - 1, spec.width());
    requireUnitDirections();
    if (CodingTables.there(tensors)) {
      tables = CodingTables.of(tensors, sizes, name);
    } else {
      for (int i = 0; i < means.length; i++) {
        means[i] *= PEAK;
      }
      tables = CodingTables.plain(means, sizes, cosines());
    }
    scales = tables.scales().toArray();
  }

  /** Quantising takes directions for orthonormal; of many it is enough to look at some. */
  private void requireUnitDirections() {
    int h = sizes.cosines();
    for (int i = 0; i < sizes.directions(); i++) {
      double square = 0;
      double next = 0;
      for (int j = 0; j < h; j++) {
        square += directions[i * h + j] * directions[i * h + j];
        next += i == 0 ? 0 : directions[i * h + j] * directions[(i - 1) * h + j];
      }
      if (!(Math.abs(square - 1) < CLOSE && Math.abs(next) < CLOSE)) {
        throw new IllegalArgumentException("the directions are not orthonormal");
      }
    }
  }

  /**
   * Reads the bytes of a file of pre-trained networks.
   *
   * @param name of the file, for messages
   * @throws ArchiveFormatException if it is no such file, or of networks that cannot code pictures
   */
  public static CodingNetwork read(byte[] bytes, String name) throws ArchiveFormatException {
    TensorBundle bundle = SafeTensors.read(bytes, name);
    Pretrained pretrained = PretrainedFile.read(bundle, name);
    FieldSpec spec = pretrained.spec();
    String found = spec.form().name();
    if (!found.equals(FieldForms.EXPERTS)
        || spec.dimensions() != 2
        || spec.channels() != CHANNELS) {
      throw new ArchiveFormatException(
          name,
          "a field with experts for colour pictures, which compression needs",
          "the form "
              + found
              + " with "
              + spec.dimensions()
              + " axes, "
              + spec.channels()
              + " channels",
          "metadata");
    }
    if (pretrained.side() > MOST_TILE) {
      throw new ArchiveFormatException(
          name,
          "tiles of at most " + MOST_TILE + " pixels",
          pretrained.side() + "",
          "metadata tile");
    }
    try {
      return new CodingNetwork(bytes.clone(), pretrained, bundle.tensors());
    } catch (IllegalArgumentException e) {
      throw new ArchiveFormatException(
          name, "a network that can code pictures", "one of which " + e.getMessage(), "tensors", e);
    }
  }

  private static float[] block(float[] all, WeightLayout.Block block) {
    return Arrays.copyOfRange(all, block.offset(), block.offset() + block.length());
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** As people know it. */
  public String name() {
    return name;
  }

  /** SHA-256 of its file, lower-case hexadecimal. */
  public String hash() {
    return HexFormat.of().formatHex(hash);
  }

  /** How many bytes its file has. */
  public int bytes() {
    return file.length;
  }

  /** The bytes of its file. */
  byte[] file() {
    return file.clone();
  }

  Sizes sizes() {
    return sizes;
  }

  ContextShape context() {
    return tables.context();
  }

  TileCosines cosines() {
    return new TileCosines(sizes.tile(), frequencies, colours);
  }

  Forecast forecast() {
    return new Forecast(cosines(), tables.forecast(), tables.context().points());
  }

  Optional<Gate> gate() {
    return tables.gate().map(g -> new Gate(g.hidden(), g.logits(), sizes.choiceBits()));
  }

  /** Mean magnitude of what is left along a direction, 8-bit units. */
  float scale(int expert, int direction) {
    return scales[expert * sizes.directions() + direction];
  }

  /** Adds an amplitude along a direction to cosines (H). */
  void add(int expert, int direction, float amplitude, float[] cosines) {
    int h = sizes.cosines();
    Axpy.add(amplitude, directions, (expert * sizes.directions() + direction) * h, cosines, 0, h);
  }

  /** The directions, (K,D,H), with the last two axes exchanged, (K,H,D). */
  float[] exchanged() {
    int h = sizes.cosines();
    int d = sizes.directions();
    float[] result = new float[directions.length];
    for (int k = 0; k < sizes.experts(); k++) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < h; j++) {
          result[(k * h + j) * d + i] = directions[(k * d + i) * h + j];
        }
      }
    }
    return result;
  }

  /** The first directions of all experts side by side, (H,K,count). */
  float[] firstOfAll(int count) {
    int h = sizes.cosines();
    float[] result = new float[h * sizes.experts() * count];
    for (int k = 0; k < sizes.experts(); k++) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < h; j++) {
          result[(j * sizes.experts() + k) * count + i] =
              directions[(k * sizes.directions() + i) * h + j];
        }
      }
    }
    return result;
  }
}
