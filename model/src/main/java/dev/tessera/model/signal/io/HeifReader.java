package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * AVIF and HEIC: the boxes of the file are read here, its compressed pictures by FFmpeg; a grid of
 * them, as phones write, becomes one.
 */
final class HeifReader {
  private static final int MOST_TILES = 4096;

  private final Decoding decoding;
  private final HeifPicture picture;
  private final HeifItems items;

  private HeifReader(Decoding decoding) throws IOException {
    this.decoding = decoding;
    picture = HeifPicture.of(decoding.in());
    items = picture.items();
  }

  /** Number of the matrix, of the primaries and of the curve in ITU-T H.273. */
  private record CodedColour(int primaries, int transfer, int matrix, boolean fullRange) {}

  static PixelRows rows(Decoding decoding) throws IOException {
    HeifReader reader = new HeifReader(decoding);
    HeifCrop crop = reader.picture.crop();
    return reader.whole().cropped(crop.left(), crop.top(), crop.width(), crop.height());
  }

  private PixelRows whole() throws IOException {
    CodedPicture coded = decode(picture.item());
    Optional<CodedColour> stated = codedColour();
    int matrix = stated.map(CodedColour::matrix).orElse(coded.matrix());
    boolean full = stated.map(CodedColour::fullRange).orElse(coded.isFullRange());
    PixelRows rows = coded.isRgb() ? coded.rows() : YuvRows.of(coded, matrix, full);
    if (picture.alpha().isPresent()) {
      rows = withAlpha(rows, picture.alpha().get());
    }
    return inSrgb(rows, stated);
  }

  private PixelRows withAlpha(PixelRows colours, long item) throws IOException {
    CodedPicture coded = decode(item);
    if (coded.width() != colours.width() || coded.height() != colours.height()) {
      decoding.note("its alpha is of another size, ignored");
      return colours;
    }
    PixelRows alpha = colours.withAlphaOf(coded.brightness().rows());
    boolean associated = items.references("prem", picture.item()).contains(item);
    return associated ? alpha.divided() : alpha;
  }

  private CodedPicture decode(long item) throws IOException {
    String type = items.type(item);
    return type.equals("grid") ? grid(item) : single(item, type);
  }

  private CodedPicture single(long item, String type) throws IOException {
    boolean av1 = type.equals("av01");
    if (!av1 && !type.equals("hvc1") && !type.equals("hev1")) {
      throw new BadImageException("pictures compressed as AV1 or HEVC", "one of the kind " + type);
    }
    Optional<IsoBox> setup = items.property(item, av1 ? "av1C" : "hvcC");
    ByteBuffer hvcc =
        av1 || setup.isEmpty() ? ByteBuffer.allocate(0) : ByteBuffer.wrap(items.bytes(setup.get()));
    ByteBuffer size =
        ByteBuffer.wrap(
            items.bytes(items.property(item, "ispe").orElseThrow(BadImageException::truncated)));
    return CodedPicture.decode(
        new CodedPicture.Packet(
            av1 ? avcodec.AV_CODEC_ID_AV1 : avcodec.AV_CODEC_ID_HEVC,
            hvcc,
            ByteBuffer.wrap(items.bytes(item))),
        size.getInt(4),
        size.getInt(8),
        decoding.cancelled());
  }

  /** Version, flags, rows and columns less one, then the size of the whole. */
  private CodedPicture grid(long item) throws IOException {
    ByteBuffer plan = ByteBuffer.wrap(items.bytes(item));
    boolean wide = plan.capacity() > 1 && (plan.get(1) & 1) == 1;
    if (plan.capacity() < (wide ? 12 : 8)) {
      throw BadImageException.truncated();
    }
    int rows = (plan.get(2) & 0xFF) + 1;
    int columns = (plan.get(3) & 0xFF) + 1;
    int width = wide ? plan.getInt(4) : plan.getShort(4) & 0xFFFF;
    int height = wide ? plan.getInt(8) : plan.getShort(6) & 0xFFFF;
    List<Long> tiles = items.references("dimg", item);
    if (tiles.size() != rows * columns || tiles.size() > MOST_TILES) {
      throw new BadImageException(
          "a grid of " + rows + " x " + columns + " pictures", tiles.size() + " of them");
    }
    List<CodedPicture> decoded = new ArrayList<>();
    for (long tile : tiles) {
      decoded.add(single(tile, items.type(tile)));
    }
    return CodedPicture.grid(decoded, columns, width, height);
  }

  /** The box "colr" of the kind "nclx". */
  private Optional<CodedColour> codedColour() throws IOException {
    for (IsoBox property : items.properties(picture.item())) {
      if (property.type().equals("colr")) {
        ByteBuffer bytes = ByteBuffer.wrap(items.bytes(property));
        if (bytes.capacity() >= 11 && bytes.getInt(0) == 0x6E636C78) {
          return Optional.of(
              new CodedColour(
                  bytes.getShort(4), bytes.getShort(6), bytes.getShort(8), bytes.get(10) < 0));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<byte[]> profile() throws IOException {
    for (IsoBox property : items.properties(picture.item())) {
      if (property.type().equals("colr")) {
        byte[] bytes = items.bytes(property);
        int kind = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt(0);
        if (kind == 0x70726F66 || kind == 0x72494343) {
          return Optional.of(Arrays.copyOfRange(bytes, 4, bytes.length));
        }
      }
    }
    return Optional.empty();
  }

  private PixelRows inSrgb(PixelRows rows, Optional<CodedColour> stated) throws IOException {
    try {
      Optional<byte[]> profile = profile();
      if (profile.isPresent()) {
        return ProfiledRows.of(rows, profile.get());
      }
      return stated.isEmpty()
          ? rows
          : CodePoints.encoding(stated.get().primaries(), stated.get().transfer()).toSrgb(rows);
    } catch (BadProfileException e) {
      decoding.note("its description of colours " + e.getMessage() + ", ignored");
      return rows;
    }
  }
}
