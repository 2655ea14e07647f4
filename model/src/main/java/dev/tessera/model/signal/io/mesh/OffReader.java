package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The object file format of Geomview, as text; colours, normals and texture are passed over.
 *
 * <p>Numbers may stand on lines as they like, except that the colour of a face, of any length, ends
 * with its line. Where each vertex or each face has a line of its own, what follows on it is passed
 * over; otherwise numbers are taken one by one, and none may be left over. As files do not say
 * which it is, one is tried after the other.
 */
final class OffReader {
  private static final List<OffLayout> LAYOUTS =
      List.of(
          new OffLayout(true, true, 0),
          new OffLayout(true, false, 0),
          new OffLayout(false, true, 4),
          new OffLayout(false, false, 4),
          new OffLayout(false, true, 3),
          new OffLayout(false, false, 3));

  /** The least that a vertex or a face takes, with the white space behind it. */
  private static final int SHORTEST = 4;

  private final MeshText text;
  private final OffLayout layout;
  private final long size;
  private final MeshBuilder mesh;
  private OffKeyword keyword = OffKeyword.PLAIN;
  private int[] polygon = new int[8];

  /** Whether the first vertex shares its line with others or takes several. */
  private boolean free;

  /** The first number of a vertex that was read already. */
  private double held = Double.NaN;

  private OffReader(MeshText text, OffLayout layout, long size) {
    this.text = text;
    this.layout = layout;
    this.size = size;
    this.mesh = new MeshBuilder(text::place);
  }

  /** Where no layout fits, the first one tells why, unless the text clearly has no lines. */
  static MeshBuilder read(MeshInput input) throws IOException {
    BadMeshException told = BadMeshException.truncated();
    boolean open = true;
    for (OffLayout layout : LAYOUTS) {
      try (InputStream in = input.open()) {
        OffReader reader =
            new OffReader(new MeshText(new ByteFeed(in), 0, false), layout, input.size());
        try {
          return reader.read();
        } catch (BadMeshException e) {
          told = open ? e : told;
          open = open && reader.free;
        }
      }
    }
    throw told;
  }

  private MeshBuilder read() throws IOException {
    int vertices = header();
    long lineOfVertices = text.lineNumber();
    int faces = count("faces");
    edges(lineOfVertices == text.lineNumber());
    vertices(vertices);
    for (int i = 0; i < faces; i++) {
      face(i);
    }
    if (!layout.faceLines() && faces > 0 && text.toWord()) {
      throw new BadMeshException(
          "as many numbers as faces and vertices need", "more in " + text.place());
    }
    return mesh;
  }

  /** Reads up to the number of vertices. */
  private int header() throws IOException {
    text.require();
    text.word();
    Optional<OffKeyword> word = OffKeyword.of(text.text());
    if (word.isEmpty()) {
      return checked(text.whole(), "vertices");
    }
    keyword = word.get();
    if (!keyword.glued().isEmpty()) {
      return checked(OffKeyword.count(keyword.glued()), "vertices");
    }
    text.require();
    text.word();
    if (text.is("binary")) {
      throw new BadMeshException("an OFF file as text", "one that begins OFF BINARY");
    }
    return checked(text.whole(), "vertices");
  }

  private int count(String of) throws IOException {
    text.require();
    return checked(text.integer(), of);
  }

  private int checked(int count, String of) throws BadMeshException {
    if (count < 0 || count > size / SHORTEST + 1) {
      throw new BadMeshException(
          "as many " + of + " as the header says",
          String.format(Locale.ROOT, "%d promised in a file of %d bytes", count, size));
    }
    return count;
  }

  /** The number of edges tells nothing and may be left out, if lines show it. */
  private void edges(boolean countsShareLine) throws IOException {
    if (text.hasWord()) {
      text.number();
    } else if (text.toWord()) {
      double first = text.number();
      held = countsShareLine && text.hasWord() ? first : Double.NaN;
    }
  }

  private void vertices(int count) throws IOException {
    boolean begun = !Double.isNaN(held);
    for (int i = 0; i < count; i++) {
      if (layout.vertexLines() && i == 0) {
        firstLine(begun);
      } else if (layout.vertexLines() && !text.nextLine()) {
        throw BadMeshException.truncated();
      }
      double x = i == 0 && begun ? held : next();
      double y = next();
      double z = next();
      mesh.vertex(x, y, z);
      for (int k = 0; !layout.vertexLines() && k < keyword.extra(layout.colour()); k++) {
        next();
      }
    }
  }

  /** Sees whether vertices have lines of their own. */
  private void firstLine(boolean begun) throws IOException {
    if (!begun) {
      int more = 0;
      while (text.hasWord()) {
        text.word();
        more++;
      }
      // Three numbers behind the counts are a vertex.
      free = more >= 3;
      if (free || !text.nextLine()) {
        throw BadMeshException.truncated();
      }
    }
  }

  private double next() throws IOException {
    if (!layout.vertexLines()) {
      text.require();
    } else if (!text.hasWord() && mesh.vertexCount() == 0) {
      free = true;
    }
    return text.number();
  }

  private void face(int number) throws IOException {
    if (layout.faceLines()) {
      if (number == 0 && !layout.vertexLines() && text.hasWord()) {
        throw new BadMeshException("faces on lines of their own", "others in " + text.place());
      }
      if (!text.nextLine()) {
        throw BadMeshException.truncated();
      }
    } else if (number == 0 && layout.vertexLines()) {
      if (!text.nextLine()) {
        throw BadMeshException.truncated();
      }
    } else {
      text.require();
    }
    int n = text.integer();
    if (n < 1 || n > size / 2) {
      throw announced(n);
    }
    if (polygon.length < n) {
      polygon = new int[2 * n];
    }
    for (int k = 0; k < n; k++) {
      if (!layout.faceLines()) {
        text.require();
      } else if (!text.hasWord()) {
        throw announced(n);
      }
      polygon[k] = text.integer();
    }
    mesh.face(polygon, n);
  }

  private BadMeshException announced(int n) {
    return new BadMeshException(
        "faces followed by their vertices", n + " vertices announced in " + text.place());
  }
}
