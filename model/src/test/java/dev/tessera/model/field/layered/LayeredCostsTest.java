package dev.tessera.model.field.layered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Multiply-adds of two layers of 8 units, from 2 coordinates to 3 colours, counted by hand. */
final class LayeredCostsTest {
  private static FieldSpec spec(String form, int latent) {
    return new FieldSpec(
        FieldForms.named(form), 2, 3, 8, 2, latent, 1, 1, Collections.emptySortedMap());
  }

  /** 8 x 2, 8 x 8 and 3 x 8 of the layers. */
  @ParameterizedTest
  @CsvSource({
    "siren, 0, 104, 0",
    "concatenated, 4, 104, 32",
    // Mapping 8 x 4 and 8 x 8; scales and shifts of two layers, 8 x 8 each.
    "film, 4, 104, 352",
    // Mapping 8 x 4; weights of 16, 64 and 24, shifts of 8, 8 and 3, of 8 numbers each.
    "hyper, 4, 104, 1016",
    // Two layers shifted by 8 numbers each.
    "shift, 4, 104, 64",
    "relu, 0, 104, 0",
    "concatenated-relu, 4, 104, 32",
    // Four frequencies of 2; layers 8 x 8, 8 x 8 and 3 x 8.
    "fourier-relu, 0, 160, 0",
    // Three octaves of a sine and a cosine of 2; layers 8 x 12, 8 x 8 and 3 x 8.
    "positional-relu, 0, 184, 0",
    // As fourier-relu, and 8 x 4 of the code.
    "concatenated-fourier, 4, 160, 32",
    // Gates 8 x 4 and 8 x (8 + 4), whether or not those of the first layer are used.
    "modulated-skip, 4, 104, 128",
    "modulated-residual, 4, 104, 128",
    // A vector of 8 x 4, joined by 8 x 8; layers 8 x 2, 8 x 16 and 3 x 16.
    "sine-cosine, 4, 192, 96"
  })
  void productsAreCounted(String name, int latent, long ofSample, long ofTile) {
    FieldForm form = FieldForms.named(name);
    FieldSpec spec = spec(name, latent);
    assertThat(form.sampleMultiplyAdds(spec)).isEqualTo(ofSample);
    assertThat(form.tileMultiplyAdds(spec)).isEqualTo(ofTile);
  }

  @Test
  void rowsOfAHashedGridAreLookedUpAndMixedOfFourCorners() {
    FieldSpec spec = spec("hash-grid", 0);
    long features = spec.form().layout(spec).named("point.weight").columns();
    assertThat(spec.form().sampleMultiplyAdds(spec))
        .isEqualTo(4 * features + 8 * features + 64 + 24);
  }
}
