package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.FloatLoss;
import dev.tessera.model.signal.mesh.Placement;
import java.util.Locale;
import java.util.Optional;

/** Says where a format that holds floats only would spoil a surface far from the origin. */
public final class FloatNote {
  /** Of the size of a mesh. */
  private static final double MUCH = 1e-3;

  private FloatNote() {}

  /**
   * A sentence, if positions would be off by more than a thousandth of the size.
   *
   * @param placement what brings the surface back to where the mesh of the file lay
   */
  public static Optional<String> of(MeshFormat format, Placement placement) {
    double loss = FloatLoss.of(placement);
    if (loss <= MUCH || !format.floatsOnly()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s files hold coordinates to 7 digits only, which is too few so far from the origin:"
                + " positions would be off by up to %.2g, %.2g of the size. OBJ and PLY keep them.",
            format.label(),
            2 * loss / placement.scale(),
            loss));
  }
}
