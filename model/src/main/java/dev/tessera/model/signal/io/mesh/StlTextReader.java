package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * STL as text: any number of solids, words in upper or lower case, on lines as they like. Normals
 * are passed over, whatever they say.
 */
final class StlTextReader {
  private final MeshText text;
  private final MeshBuilder mesh;
  private int[] polygon = new int[3];
  private int corners;
  private boolean inSolid;
  private boolean inNormal;

  private StlTextReader(MeshText text) {
    this.text = text;
    this.mesh = new MeshBuilder(text::place);
  }

  static MeshBuilder read(MeshInput input) throws IOException {
    try (InputStream in = input.open()) {
      return new StlTextReader(new MeshText(new ByteFeed(in), 0, false)).read();
    }
  }

  private MeshBuilder read() throws IOException {
    while (text.toWord()) {
      text.word();
      if (text.is("vertex")) {
        vertex();
      } else if (text.is("outer") || text.is("loop")) {
        inNormal = false;
      } else if (text.is("facet")) {
        inNormal = true;
      } else if (text.is("endfacet")) {
        endFacet();
      } else if (text.is("solid")) {
        mesh.part();
        inSolid = true;
        text.skipLine();
      } else if (text.is("endsolid")) {
        endSolid();
      } else if (text.is("end")) {
        end();
      } else if (text.is("color")) {
        text.skipLine();
      } else if (!inNormal && !text.is("endloop")) {
        throw unknown();
      }
    }
    if (inSolid || corners > 0) {
      throw BadMeshException.truncated();
    }
    return mesh;
  }

  private void vertex() throws IOException {
    inNormal = false;
    double x = coordinate();
    double y = coordinate();
    double z = coordinate();
    if (corners == polygon.length) {
      polygon = Arrays.copyOf(polygon, 2 * corners);
    }
    polygon[corners++] = mesh.mergedVertex(x, y, z);
  }

  private double coordinate() throws IOException {
    text.require();
    return text.number();
  }

  /** Some programs part the words of an end. */
  private void end() throws IOException {
    text.require();
    text.word();
    if (text.is("facet")) {
      endFacet();
    } else if (text.is("solid")) {
      endSolid();
    } else if (!text.is("loop")) {
      throw unknown();
    }
  }

  private void endSolid() throws IOException {
    if (corners > 0) {
      throw BadMeshException.truncated();
    }
    inSolid = false;
    text.skipLine();
  }

  private void endFacet() throws BadMeshException {
    if (corners < 3) {
      throw new BadMeshException(
          "facets of three vertices", "one of " + corners + " in " + text.place());
    }
    mesh.face(polygon, corners);
    corners = 0;
  }

  /** The last word of a file may have been cut. */
  private BadMeshException unknown() throws IOException {
    BadMeshException unknown =
        new BadMeshException("facets in STL format", "\"" + text.shown() + "\" in " + text.place());
    return text.toWord() ? unknown : BadMeshException.truncated();
  }
}
