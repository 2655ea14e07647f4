package dev.tessera.model.signal.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pictures of an AVIF or HEIC file and what belongs to them: ISO/IEC 23008-12, box "meta". */
final class HeifItems {
  private static final int MOST_EXTENTS = 100_000;

  /** A part of an item's data; in the box "idat" or in the file. */
  private record Extent(boolean inside, long offset, long length) {}

  /** One item refers to others. */
  private record Reference(String type, long from, List<Long> to) {}

  private final SourceStream in;
  private final Map<Long, String> types = new HashMap<>();
  private final Map<Long, List<Extent>> extents = new HashMap<>();
  private final Map<Long, List<IsoBox>> properties = new HashMap<>();
  private final List<Reference> references = new ArrayList<>();
  private Optional<IsoBox> data = Optional.empty();
  private long primary;

  private HeifItems(SourceStream in) {
    this.in = in;
  }

  static HeifItems of(SourceStream in) throws IOException {
    HeifItems items = new HeifItems(in);
    IsoBox meta =
        IsoBox.first(IsoBox.of(in), "meta")
            .orElseThrow(() -> new BadImageException("a still picture", "a sequence or none"));
    List<IsoBox> parts = meta.children(in, IsoBox.FULL);
    items.data = IsoBox.first(parts, "idat");
    items.primary = items.readPrimary(required(parts, "pitm"));
    items.readTypes(required(parts, "iinf"));
    items.readPlaces(required(parts, "iloc"));
    Optional<IsoBox> from = IsoBox.first(parts, "iref");
    if (from.isPresent()) {
      items.readReferences(from.get());
    }
    items.readProperties(required(parts, "iprp").children(in, 0));
    return items;
  }

  private static IsoBox required(List<IsoBox> boxes, String type) throws BadImageException {
    return IsoBox.first(boxes, type)
        .orElseThrow(
            () -> new BadImageException("a complete header", "none of its part \"" + type + "\""));
  }

  private int version(IsoBox box) throws IOException {
    in.seek(box.start());
    int version = in.readUnsignedByte();
    in.skipBytes(3);
    return version;
  }

  private long readPrimary(IsoBox box) throws IOException {
    return IsoBox.number(in, version(box) == 0 ? 2 : 4);
  }

  private void readTypes(IsoBox box) throws IOException {
    int countBytes = version(box) == 0 ? 2 : 4;
    for (IsoBox entry : box.children(in, IsoBox.FULL + countBytes)) {
      int version = version(entry);
      if (entry.type().equals("infe") && version >= 2) {
        long id = IsoBox.number(in, version == 2 ? 2 : 4);
        in.skipBytes(2);
        types.put(id, IsoBox.name(in));
      }
    }
  }

  private void readPlaces(IsoBox box) throws IOException {
    int version = version(box);
    int sizes = in.readUnsignedShort();
    int offsetBytes = sizes >> 12;
    int lengthBytes = (sizes >> 8) & 15;
    int baseBytes = (sizes >> 4) & 15;
    int indexBytes = version == 0 ? 0 : sizes & 15;
    long items = IsoBox.number(in, version < 2 ? 2 : 4);
    int budget = MOST_EXTENTS;
    for (long i = 0; i < items && budget > 0; i++) {
      long id = IsoBox.number(in, version < 2 ? 2 : 4);
      int method = version == 0 ? 0 : in.readUnsignedShort() & 15;
      in.skipBytes(2);
      long base = IsoBox.number(in, baseBytes);
      int count = in.readUnsignedShort();
      List<Extent> parts = new ArrayList<>();
      for (int e = 0; e < count && budget-- > 0; e++) {
        IsoBox.number(in, indexBytes);
        long offset = IsoBox.number(in, offsetBytes);
        parts.add(new Extent(method == 1, base + offset, IsoBox.number(in, lengthBytes)));
      }
      extents.put(id, parts);
    }
  }

  private void readReferences(IsoBox box) throws IOException {
    int bytes = version(box) == 0 ? 2 : 4;
    for (IsoBox each : box.children(in, IsoBox.FULL)) {
      in.seek(each.start());
      long from = IsoBox.number(in, bytes);
      int count = in.readUnsignedShort();
      List<Long> to = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        to.add(IsoBox.number(in, bytes));
      }
      references.add(new Reference(each.type(), from, to));
    }
  }

  private void readProperties(List<IsoBox> boxes) throws IOException {
    List<IsoBox> all = required(boxes, "ipco").children(in, 0);
    for (IsoBox box : boxes) {
      if (!box.type().equals("ipma")) {
        continue;
      }
      in.seek(box.start());
      int version = in.readUnsignedByte();
      boolean wide = (IsoBox.number(in, 3) & 1) == 1;
      long items = in.readUnsignedInt();
      for (long i = 0; i < items; i++) {
        long id = IsoBox.number(in, version == 0 ? 2 : 4);
        int count = in.readUnsignedByte();
        List<IsoBox> own = properties.computeIfAbsent(id, k -> new ArrayList<>());
        for (int p = 0; p < count; p++) {
          int index = wide ? in.readUnsignedShort() & 0x7FFF : in.readUnsignedByte() & 0x7F;
          if (index > 0 && index <= all.size()) {
            own.add(all.get(index - 1));
          }
        }
      }
    }
  }

  /** The item to show. */
  long primary() {
    return primary;
  }

  /** What an item is, such as "av01", "hvc1" or "grid". */
  String type(long item) throws BadImageException {
    String type = types.get(item);
    if (type == null) {
      throw new BadImageException("a complete header", "nothing about picture " + item);
    }
    return type;
  }

  /** What is said of an item, in order. */
  List<IsoBox> properties(long item) {
    return properties.getOrDefault(item, List.of());
  }

  /** The first property of a type. */
  Optional<IsoBox> property(long item, String type) {
    return IsoBox.first(properties(item), type);
  }

  /** The items that one refers to. */
  List<Long> references(String type, long from) {
    return references.stream()
        .filter(r -> r.type().equals(type) && r.from() == from)
        .flatMap(r -> r.to().stream())
        .toList();
  }

  /** The items that refer to one. */
  List<Long> referring(String type, long to) {
    return references.stream()
        .filter(r -> r.type().equals(type) && r.to().contains(to))
        .map(Reference::from)
        .toList();
  }

  /** The data of an item. */
  byte[] bytes(long item) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Extent extent : extents.getOrDefault(item, List.of())) {
      long start = extent.offset();
      long end = in.length();
      if (extent.inside()) {
        IsoBox box = data.orElseThrow(BadImageException::truncated);
        start += box.start();
        end = box.end();
      }
      long length = extent.length() == 0 ? end - start : extent.length();
      if (start < 0 || length < 0 || start > end - length) {
        throw BadImageException.truncated();
      }
      bytes.writeBytes(in.bytes(start, length));
    }
    if (bytes.size() == 0) {
      throw new BadImageException("a picture with its data", "none of picture " + item);
    }
    return bytes.toByteArray();
  }

  /** The content of a property. */
  byte[] bytes(IsoBox property) throws IOException {
    return in.bytes(property.start(), property.end() - property.start());
  }
}
