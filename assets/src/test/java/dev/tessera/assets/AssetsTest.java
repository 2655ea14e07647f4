package dev.tessera.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AssetsTest {
  static List<Sample> samples() {
    return Assets.samples();
  }

  @Test
  void newcomersSeeTheCupOfCoffeeFirst() {
    assertThat(Assets.samples())
        .hasSize(8)
        .first()
        .isEqualTo(
            new Sample("coffee.png", "Cup of coffee", "Rachel Michetti", "CC0-1.0", 600, 400));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsAPictureOfTheStatedSizeWithAnAuthorAndAFreeLicence(Sample sample)
      throws IOException {
    try (InputStream stream = Assets.open(sample)) {
      BufferedImage image = Objects.requireNonNull(ImageIO.read(stream));
      assertThat(image.getWidth()).isEqualTo(sample.width());
      assertThat(image.getHeight()).isEqualTo(sample.height());
    }
    assertThat(sample.title()).isNotBlank();
    assertThat(sample.credit()).isNotBlank();
    assertThat(sample.licence()).isIn("CC0-1.0", "CC-BY-4.0", "public domain");
  }

  static List<SampleMesh> meshes() {
    return Assets.meshes();
  }

  @ParameterizedTest
  @MethodSource("meshes")
  void everyMeshHasTheStatedSizeAnAuthorAndAFreeLicence(SampleMesh mesh) throws IOException {
    try (InputStream stream = Assets.open(mesh)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines().filter(line -> line.startsWith("v "))).hasSize(mesh.vertices());
      assertThat(text.lines().filter(line -> line.startsWith("f "))).hasSize(mesh.triangles());
    }
    assertThat(mesh.title()).isNotBlank();
    assertThat(mesh.credit()).isNotBlank();
    assertThat(mesh.licence()).isIn("MIT", "ISC", "public domain");
  }

  @Test
  void theClipIsAnMp4FileWithAnAuthorAFreeLicenceAndItsDerivationAndStaysSmall()
      throws IOException {
    assertThat(Assets.clips())
        .containsExactly(
            new SampleClip(
                "cockatoo.mp4",
                "Cockatoo",
                "imageio contributors",
                "BSD-2-Clause",
                new SampleClip.Size(320, 180),
                64));
    try (InputStream stream = Assets.open(Assets.clips().get(0))) {
      byte[] file = stream.readAllBytes();
      assertThat(new String(file, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
      assertThat(file.length).isLessThan(400_000);
    }
  }

  @Test
  void allSamplesTogetherStaySmall() throws IOException {
    long bytes = 0;
    for (Sample sample : Assets.samples()) {
      try (InputStream stream = Assets.open(sample)) {
        bytes += stream.readAllBytes().length;
      }
    }
    assertThat(bytes).isLessThan(4_500_000L);
  }

  @Test
  void anUnknownSampleIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Assets.open(new Sample("cat.png", "", "", "", 1, 1)))
        .withMessageContaining("cat.png");
  }
}
