package dev.tessera.model.compare;

import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to represent a signal.
 *
 * @param kind how its networks come about
 * @param form of its networks
 * @param networks of which one is taken, if they stay as they were trained; else none
 */
public record Method(Kind kind, FieldForm form, List<Pretrained> networks) {
  private static final String COMPONENTS = "components";

  /** How networks come about. */
  public enum Kind {
    /** They and the codes of tiles are fitted. */
    TILES,
    /** One without a code, which is the whole signal, is fitted. */
    WHOLE,
    /** They stay as they were trained, codes are fitted. */
    TRAINED,
    /** They follow from the signal's own tiles. */
    ANALYSED
  }

  /** Copies the list. */
  public Method {
    networks = List.copyOf(networks);
  }

  /** Its name on the command line and in reports. */
  public String name() {
    return kind == Kind.ANALYSED ? COMPONENTS : form.name();
  }

  /** What it is, in a few words for people. */
  public String summary() {
    return switch (kind) {
      case TILES, WHOLE -> form.summary();
      case TRAINED -> form.summary() + "; pre-trained networks";
      case ANALYSED ->
          "principal components of the signal's own tiles, the best that is linear (Hotelling 1933)";
    };
  }

  /** Whether one network without a code is the whole signal; else tiles have codes. */
  public boolean global() {
    return kind == Kind.WHOLE;
  }

  /** Whether steps of an optimiser find networks and codes; else they are there, or follow. */
  public boolean trains() {
    return kind == Kind.TILES || kind == Kind.WHOLE;
  }

  /** Whether the sizes that are wanted are those of its networks. */
  boolean sized() {
    return kind != Kind.TRAINED;
  }

  /**
   * Every method that there is for a kind of signal: the paper's first, the others by name.
   *
   * @param dimensions d, axes of the signal
   * @param channels C, values per sample
   * @param shipped pre-trained networks, of which those for such signals are looked at
   */
  public static List<Method> all(int dimensions, int channels, List<Pretrained> shipped) {
    List<Pretrained> suiting =
        shipped.stream()
            .filter(n -> n.spec().dimensions() == dimensions && n.spec().channels() == channels)
            .toList();
    Method components = new Method(Kind.ANALYSED, FieldForms.named(FieldForms.EXPERTS), List.of());
    return Stream.concat(
            Stream.of(components),
            FieldForms.names().stream()
                .map(FieldForms::named)
                .flatMap(form -> of(form, dimensions, channels, suiting)))
        .sorted(Comparator.comparing(Method::name))
        .sorted(Comparator.comparing(m -> !m.name().equals(FieldForms.MODULATED)))
        .toList();
  }

  private static Stream<Method> of(
      FieldForm form, int dimensions, int channels, List<Pretrained> suiting) {
    if (!form.trains()) {
      List<Pretrained> own = suiting.stream().filter(n -> n.spec().form().equals(form)).toList();
      return own.isEmpty() ? Stream.empty() : Stream.of(new Method(Kind.TRAINED, form, own));
    }
    boolean tiles = takes(form, dimensions, channels, MethodSizes.USUAL.latent());
    return tiles || takes(form, dimensions, channels, 0)
        ? Stream.of(new Method(tiles ? Kind.TILES : Kind.WHOLE, form, List.of()))
        : Stream.empty();
  }

  /** Forms say what they can be by refusing what they cannot. */
  private static boolean takes(FieldForm form, int dimensions, int channels, int latent) {
    MethodSizes usual = MethodSizes.USUAL;
    try {
      new FieldSpec(
          form,
          dimensions,
          channels,
          usual.width(),
          usual.layers(),
          latent,
          1,
          1,
          Collections.emptySortedMap());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
