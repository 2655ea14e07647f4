package dev.tessera.model.compare;

import dev.tessera.model.field.FieldForms;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.Range;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One size of the paper's form that is varied while all others stay as they are, or how much larger
 * it makes a picture: a run for each value, of equal time.
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
  CODES("number of codes", ""),
  /**
   * Of a picture: how many times as large along each axis it is made from means of as many pixels,
   * by joint fits as they are usual for that, beside Lanczos' filter.
   */
  MAGNIFICATION("magnification", "times", 2, 3, 4, 8);

  private static final int LEAST_TIMES = 2;
  private static final int MOST_TIMES = 8;

  private static final Method PAPER =
      new Method(
          Method.Kind.TILES, FieldForms.named(FieldForms.MODULATED), Collections.emptyList());

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

  /** Those of a kind of signal. */
  public static List<Study> suiting(ComparedKind kind) {
    return Arrays.stream(values()).filter(study -> study.suits(kind)).toList();
  }

  private boolean suits(ComparedKind kind) {
    return switch (this) {
      case TILE -> kind != ComparedKind.SHAPE;
      case CELLS -> kind == ComparedKind.SHAPE;
      case MAGNIFICATION -> kind == ComparedKind.IMAGE;
      default -> true;
    };
  }

  /**
   * Whether a picture is reduced before each run and made larger by it, beside Lanczos' filter; its
   * sizes are those that are usual for that, and no others.
   */
  public boolean enlarges() {
    return this == MAGNIFICATION;
  }

  /**
   * Refuses signals that it is not for.
   *
   * @throws IllegalArgumentException if it is not, naming those that are
   */
  public void require(ComparedKind kind) {
    if (!suits(kind)) {
      throw new IllegalArgumentException(
          "of %s there is no study %s; there are %s"
              .formatted(
                  kind.words(),
                  label(),
                  suiting(kind).stream().map(Study::label).collect(Collectors.joining(", "))));
    }
  }

  /** Values that suit a signal, ascending: no tile is larger than it. */
  public List<Double> usual(ComparedSignal<?> subject, MethodSizes sizes) {
    if (this == CODES) {
      return new CodeCounts(subject, sizes).usual();
    }
    double most = subject instanceof ComparedGrid grid ? most(grid) : Double.POSITIVE_INFINITY;
    return DoubleStream.of(usual).filter(value -> value <= most).boxed().toList();
  }

  private double most(ComparedGrid grid) {
    double side = Math.max(grid.signal().width(), grid.signal().height());
    return switch (this) {
      case TILE -> side;
      case MAGNIFICATION -> side / Preset.BALANCED.options().grid().side();
      default -> Double.POSITIVE_INFINITY;
    };
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
    int least = enlarges() ? LEAST_TIMES : 1;
    int most = enlarges() ? MOST_TIMES : Integer.MAX_VALUE;
    String range = enlarges() ? "from %d to %d".formatted(least, most) : "of 1 or more";
    for (double value : values) {
      if (this == OMEGA) {
        Range.require(title, value, 0.1, 200);
      } else if (value != Math.rint(value) || value < least || value > most) {
        throw new IllegalArgumentException(
            "values of %s are whole numbers %s, found %s".formatted(title, range, text(value)));
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
    require(subject.kind());
    check(values);
    return values.stream()
        .map(
            value ->
                enlarges() && subject instanceof ComparedGrid picture
                    ? enlarging(picture, value.intValue(), stop)
                    : varied(subject, sizes, value, stop))
        .toList();
  }

  private Contender varied(
      ComparedSignal<?> subject, MethodSizes sizes, double value, StopRule stop) {
    FitOptions options = with(sizes, subject, value).options(PAPER, subject, stop);
    FitOptions varied = this == OMEGA ? options.change().firstOmega(value).build() : options;
    double came = told(value, varied, subject);
    return new Contender(PAPER, varied, Costs.of(varied, subject), Optional.of(came));
  }

  private static Contender enlarging(ComparedGrid picture, int times, StopRule stop) {
    ComparedGrid small = picture.reduced(times);
    FitOptions usual = Preset.BALANCED.options().change().stop(stop).build();
    FitOptions options = usual.forLarger(small.signal());
    return new Contender(
        PAPER, options, Costs.of(options, small), Optional.of((double) times), times, true);
  }

  /** What a value came to. */
  private double told(double value, FitOptions options, ComparedSignal<?> subject) {
    FitOptions.Network network = options.network();
    return switch (this) {
      case TILE -> options.grid().side();
      case CELLS -> options.surface().cells();
      case CODE -> network.latent();
      case WIDTH -> network.width();
      case DEPTH -> network.layers();
      case CODES -> subject.points(options).tiling().tileCount();
      case OMEGA, MAGNIFICATION -> value;
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
      case CODES -> new CodeCounts(subject, sizes).nearest(whole);
      case OMEGA, MAGNIFICATION -> sizes;
    };
  }
}
