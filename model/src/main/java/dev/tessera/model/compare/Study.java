package dev.tessera.model.compare;

import dev.tessera.model.field.FieldForms;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.Range;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.SurfaceCut;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One size of the paper's form that is varied while all others stay as they are: a run for each
 * value, of equal time.
 */
public enum Study {
  /** Of a picture, or of a frame: samples of a tile along both axes; codes stay as long. */
  TILE("tile side", "samples", 4, 8, 16, 32, 64, 128),
  /** Of a shape: tiles along each axis of the cube around it; codes and clamp stay as they are. */
  CELLS("cells along each axis", "", 8, 12, 16, 24, 32),
  /** Floats per tile. */
  CODE("code size", "floats", 4, 8, 16, 32, 64, 128, 256),
  /** Units of each layer. */
  WIDTH("width", "units", 8, 16, 32, 64, 128, 256),
  /** Layers of sines. */
  DEPTH("depth", "layers", 1, 2, 3, 4, 5, 6),
  /** The first frequency, w0. */
  OMEGA("w0", "", 1, 2, 4, 8, 16, 32, 64),
  /** Tiles, and so codes, that share as many floats: many short ones or few long ones. */
  CODES("number of codes", "");

  private final String title;
  private final String unit;

  @SuppressWarnings("ImmutableEnumChecker") // never written to
  private final double[] usual;

  Study(String title, String unit, double... usual) {
    this.title = title;
    this.unit = unit;
    this.usual = usual;
  }

  /** The word on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is varied, in a few words. */
  public String title() {
    return title;
  }

  /** The title of an axis. */
  public String axis() {
    return unit.isEmpty() ? title : title + ", " + unit;
  }

  /**
   * The study of a label.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static Study labelled(String label) {
    return Arrays.stream(values())
        .filter(study -> study.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no study %s; there are %s."
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Study::label)
                                .collect(Collectors.joining(", ")))));
  }

  /** Those of signals that are cut so. */
  public static List<Study> suiting(Cut cut) {
    return Arrays.stream(values()).filter(study -> study.suits(cut)).toList();
  }

  private boolean suits(Cut cut) {
    return switch (this) {
      case TILE -> cut instanceof GridCut;
      case CELLS -> cut instanceof SurfaceCut;
      default -> true;
    };
  }

  /**
   * Refuses signals that it is not for.
   *
   * @param cut how the signal is cut
   * @throws IllegalArgumentException if it is not, naming those that are
   */
  public void require(Cut cut) {
    if (!suits(cut)) {
      throw new IllegalArgumentException(
          "of %s there is no study %s; there are %s"
              .formatted(
                  cut instanceof SurfaceCut ? "meshes" : "images and clips",
                  label(),
                  suiting(cut).stream().map(Study::label).collect(Collectors.joining(", "))));
    }
  }

  /** Values that suit a signal, ascending: no tile is larger than it. */
  public List<Double> usual(ComparedSignal<?> subject, MethodSizes sizes) {
    if (this == CODES) {
      return new CodeCounts(subject, sizes).usual();
    }
    double most =
        this == TILE && subject instanceof ComparedGrid grid
            ? Math.max(grid.signal().width(), grid.signal().height())
            : Double.POSITIVE_INFINITY;
    return DoubleStream.of(usual).filter(value -> value <= most).boxed().toList();
  }

  /**
   * Refuses values that are no study.
   *
   * @throws IllegalArgumentException if there are fewer than two, one is there twice, or one is no
   *     whole number where only such make sense
   */
  public void check(List<Double> values) {
    if (values.size() < 2 || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(
          "a study needs two values or more, each once, found " + text(values));
    }
    for (double value : values) {
      if (this == OMEGA) {
        Range.require(title, value, 0.1, 200);
      } else if (value != Math.rint(value) || value < 1 || value > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "values of %s are whole numbers of 1 or more, found %s".formatted(title, text(value)));
      }
    }
  }

  private static String text(List<Double> values) {
    return values.stream().map(Study::text).collect(Collectors.joining(","));
  }

  /** A value as people write it: 16, 0.5. */
  public static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /**
   * A run for each value, of the paper's form.
   *
   * @param subject what is represented
   * @param sizes those that stay as they are
   * @param values of what is varied; numbers of codes come as near as whole sides of tiles, or
   *     whole cells, allow
   * @param stop when each run ends
   * @throws IllegalArgumentException if it is not for such signals, or a size is out of range,
   *     naming it
   */
  public List<Contender> runs(
      ComparedSignal<?> subject, MethodSizes sizes, List<Double> values, StopRule stop) {
    require(sizes.cut());
    check(values);
    Method method =
        new Method(
            Method.Kind.TILES, FieldForms.named(FieldForms.MODULATED), Collections.emptyList());
    return values.stream()
        .map(
            value -> {
              FitOptions options = with(sizes, subject, value).options(method, subject, stop);
              FitOptions varied =
                  this == OMEGA ? options.change().firstOmega(value).build() : options;
              return new Contender(
                  method, varied, Costs.of(varied, subject), Optional.of(told(varied, subject)));
            })
        .toList();
  }

  /** What a value came to. */
  private double told(FitOptions options, ComparedSignal<?> subject) {
    FitOptions.Network network = options.network();
    return switch (this) {
      case TILE -> options.grid().side();
      case CELLS -> options.surface().cells();
      case CODE -> network.latent();
      case WIDTH -> network.width();
      case DEPTH -> network.layers();
      case OMEGA -> network.firstOmega();
      case CODES -> subject.points(options).tiling().tileCount();
    };
  }

  private MethodSizes with(MethodSizes sizes, ComparedSignal<?> subject, double value) {
    int whole = (int) Math.rint(value);
    return switch (this) {
      case TILE -> sizes.withCut(sizes.grid().withPictureSide(whole));
      case CELLS -> sizes.withCells(whole);
      case CODE -> sizes.withLatent(whole);
      case WIDTH -> sizes.withWidth(whole);
      case DEPTH -> sizes.withLayers(whole);
      case OMEGA -> sizes;
      case CODES -> new CodeCounts(subject, sizes).nearest(whole);
    };
  }
}
