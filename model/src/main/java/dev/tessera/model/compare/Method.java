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
 * @param form of its networks
 * @param global whether one network without a code is the whole signal; else tiles have codes
 * @param networks of which one is taken, if they stay as they were trained; none if they are fitted
 */
public record Method(FieldForm form, boolean global, List<Pretrained> networks) {
  /** Copies the list. */
  public Method {
    networks = List.copyOf(networks);
  }

  /** Its name on the command line and in reports. */
  public String name() {
    return form.name();
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
    return FieldForms.names().stream()
        .map(FieldForms::named)
        .flatMap(form -> of(form, dimensions, channels, suiting))
        .sorted(Comparator.comparing(m -> !m.name().equals(FieldForms.MODULATED)))
        .toList();
  }

  private static Stream<Method> of(
      FieldForm form, int dimensions, int channels, List<Pretrained> suiting) {
    if (!form.trains()) {
      List<Pretrained> own = suiting.stream().filter(n -> n.spec().form().equals(form)).toList();
      return own.isEmpty() ? Stream.empty() : Stream.of(new Method(form, false, own));
    }
    boolean tiles = takes(form, dimensions, channels, MethodSizes.USUAL.latent());
    return tiles || takes(form, dimensions, channels, 0)
        ? Stream.of(new Method(form, !tiles, List.of()))
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
