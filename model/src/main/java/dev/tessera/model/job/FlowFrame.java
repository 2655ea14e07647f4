package dev.tessera.model.job;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.util.Optional;

/**
 * A frame on the way along a flow, as it is kept. An end that is closed is a frame as it is: cells
 * would take the edges off it.
 *
 * @param first end, in its unit sphere
 * @param second end, in its unit sphere
 * @param place 0 is the first, 1 the second
 */
public record FlowFrame(Mesh first, Mesh second, double place) {
  /** The frame where it is known without extraction. */
  public Optional<Surface> given() {
    return place == 0 || place == 1
        ? Optional.of(place == 0 ? first : second)
            .filter(FlowFrame::closed)
            .map(mesh -> new Surface(mesh, VertexNormals.of(mesh), 0))
        : Optional.empty();
  }

  private static boolean closed(Mesh mesh) {
    MeshReport report = MeshReport.of(mesh);
    return report.watertight() && report.signedVolume() > 0;
  }
}
