package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshParts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a distance field into a surface that has no more pieces than it may, in short steps: where
 * it has more, crumbs are left out but for the ends of what is thin, hollows are filled, and what
 * is larger is joined by a bridge to what is nearest and larger still, and extracted again.
 */
public final class MendedExtractor {
  /** Joined parts may shut off others, once or twice. */
  private static final int ROUNDS = 3;

  /** Of a bridge, in cells: wider than the diagonal of one, so that no lattice cuts it. */
  private static final double RADIUS = 1.75;

  /** Of a bridge to a crumb, in cells: as thin as what ends in crumbs, such as a finger. */
  private static final double THIN = 1;

  /** A crumb that is nearer than so many cells is the end of something thin. */
  private static final double NEAR = 3;

  private final DistanceField field;
  private final IsosurfaceSettings settings;
  private final Pieces allowed;
  private final List<Bridge> bridges = new ArrayList<>();
  private final List<Bridge> thin = new ArrayList<>();
  private DistanceField mended;
  private IsosurfaceExtractor extractor;
  private int rounds;
  private long evaluations;
  private double progress;
  private Mending mending = Mending.NONE;
  private @Nullable Mesh mesh;

  /**
   * Prepares an extraction; evaluates nothing yet.
   *
   * @param field as for {@link IsosurfaceExtractor}
   * @param allowed how many pieces the surface may have
   */
  public MendedExtractor(DistanceField field, IsosurfaceSettings settings, Pieces allowed) {
    this.field =
        allowed.equals(Pieces.ANY) ? field : new RememberedDistance(field, settings.resolution());
    this.settings = settings;
    this.allowed = allowed;
    mended = this.field;
    extractor = new IsosurfaceExtractor(this.field, settings);
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more
   * @throws IllegalStateException if a distance is not a number
   */
  public boolean step() {
    if (mesh == null && !extractor.step()) {
      judge(extractor.mesh());
    }
    progress = Math.max(progress, extractor.progress());
    return mesh == null;
  }

  private void judge(Mesh found) {
    evaluations += extractor.evaluations();
    if (allowed.equals(Pieces.ANY) || found.triangleCount() == 0) {
      mesh = found;
      return;
    }
    MeshParts parts = MeshParts.of(found);
    BitSet crumbs = allowed.crumbs(parts);
    BitSet extras = allowed.extras(parts, crumbs);
    List<Bridge> toCrumbs = rounds == 0 ? near(found, parts, crumbs) : List.of();
    if ((extras.isEmpty() && toCrumbs.isEmpty()) || ++rounds == ROUNDS) {
      mesh = parts.without(crumbs);
      crumbs.and(parts.solid());
      mending =
          new Mending(
              bridges.size() + thin.size(), crumbs.stream().mapToDouble(parts::share).sum());
    } else {
      BridgeSearch search = new BridgeSearch(found, parts);
      extras.stream().mapToObj(search::from).forEach(bridges::add);
      thin.addAll(toCrumbs);
      join();
    }
  }

  /** Ways to crumbs that are the ends of something thin. */
  private List<Bridge> near(Mesh found, MeshParts parts, BitSet crumbs) {
    BridgeSearch search = new BridgeSearch(found, parts);
    BitSet solid = parts.solid();
    solid.and(crumbs);
    return solid.stream()
        .mapToObj(search::from)
        .filter(bridge -> bridge.length() <= NEAR * cell())
        .toList();
  }

  private double cell() {
    return 2.0 / settings.resolution();
  }

  private void join() {
    mended = thin.isEmpty() ? field : new BridgedDistance(field, thin, THIN * cell());
    mended = bridges.isEmpty() ? mended : new BridgedDistance(mended, bridges, RADIUS * cell());
    extractor = new IsosurfaceExtractor(mended, settings);
  }

  /** How much is done of the first extraction, 0 to 1, estimated; never goes back. */
  public double progress() {
    return progress;
  }

  /** Points of the field evaluated so far. */
  public long evaluations() {
    return mesh == null ? evaluations + extractor.evaluations() : evaluations;
  }

  /** The field whose surface it is: the one that was given, with its bridges. */
  DistanceField field() {
    return mended;
  }

  /**
   * What finds the normals of the surface, after the last step. Where the field is remembered, that
   * is by its values at the corners of cells, most of which are known.
   */
  public FieldNormals normals() {
    if (allowed.equals(Pieces.ANY)) {
      return new FieldNormals(field, mesh(), cell() / 2, settings.batch());
    }
    DistanceField corners = new InterpolatedDistance(mended, settings.resolution());
    return new FieldNormals(corners, mesh(), cell(), settings.batch());
  }

  /** What was done to the surface, after the last step. */
  public Mending mending() {
    return mending;
  }

  /**
   * The surface: no triangle if the field is nowhere less than 0.
   *
   * @throws IllegalStateException before the last step
   */
  public Mesh mesh() {
    if (mesh == null) {
      throw new IllegalStateException("the surface is not complete");
    }
    return mesh;
  }
}
