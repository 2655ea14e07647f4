package dev.tessera.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.fit.step.FitState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MoreQualityTest {
  private static FitResult<String> ended(StopReason reason, double psnr) {
    return new FitResult<>(
        "fitted",
        reason,
        new Snapshot.Pace(10, 6, 0, 2, 1000, 200, 0, 0),
        Snapshot.Quality.of(psnr, Double.NaN),
        FitCurve.empty(),
        new DeviceReport("CPU", false, "No GPU was found.", "PyTorch", List.of()),
        new FitState(Map.of(), 10, 6, Map.of()));
  }

  private static Optional<Pretrained> networks(int dimensions, int channels, int latent) {
    FieldSpec spec = new FieldSpec(dimensions, channels, 16, 1, latent, 4, 4);
    return Optional.of(
        new Pretrained("small", 8, Initialisation.weights(spec, 1), Optional.empty()));
  }

  private static String more(FitOptions options) {
    String line =
        MoreQuality.inOptions(options, ended(StopReason.PLATEAU, 40)).orElse("nothing was said");
    return line.replace("Note: nothing visible is left to gain with ", "");
  }

  @Test
  void networksThatStayAreOutdoneByAJointFitThatHoldsMore() {
    FitOptions joint = Preset.BALANCED.options();
    assertThat(more(joint.change().mode(FitMode.CODES).networks(networks(2, 3, 16)).build()))
        .isEqualTo("these networks as they are; --mode joint would bring more.");
    assertThat(more(joint.change().mode(FitMode.ENCODE).networks(networks(2, 3, 64)).build()))
        .isEqualTo("these networks as they are; --mode joint --preset best would bring more.");
    assertThat(more(joint.change().mode(FitMode.CODES).networks(networks(2, 3, 96)).build()))
        .isEqualTo(
            "these networks as they are; --mode joint with a --latent of more than 96 would bring"
                + " more.");
  }

  @Test
  void aJointFitWantsLongerCodes() {
    assertThat(more(Preset.FAST.options()))
        .isEqualTo(
            "codes of 48 numbers; a --latent of more than 48, or --preset best, would bring more.");
    assertThat(more(Preset.BEST.options()))
        .isEqualTo("codes of 96 numbers; a --latent of more than 96 would bring more.");
    assertThat(more(Preset.FAST.options().change().networks(networks(2, 3, 1)).build()))
        .isEqualTo(
            "codes of 1 number; a --latent of more than 1 without --weights would bring more.");
  }

  @Test
  void aShapeWantsSmallerTilesToo() {
    FitOptions codes =
        Preset.BALANCED.shape().change().mode(FitMode.CODES).networks(networks(3, 1, 64)).build();
    assertThat(more(codes))
        .isEqualTo("these networks as they are; more than 32 --cells would bring more.");
    assertThat(more(codes.change().cells(64).build()))
        .isEqualTo(
            "these networks as they are; --mode joint with a --latent of more than 64 would bring"
                + " more.");
    assertThat(more(Preset.BALANCED.shape()))
        .isEqualTo(
            "codes of 64 numbers; a --latent of more than 64, or --preset best, would bring more.");
    assertThat(more(Preset.BEST.shape()))
        .isEqualTo("codes of 64 numbers; a --latent of more than 64 would bring more.");
  }

  @Test
  void aClipWantsNetworksOfLongerCodesAndNoPresetOfPictures() {
    FitOptions codes =
        Preset.BALANCED.clip().change().mode(FitMode.CODES).networks(clips(4, 16)).build();
    assertThat(more(codes))
        .isEqualTo("these networks as they are; --weights clip-8x64 would bring more.");
    assertThat(MoreQuality.inWords(codes, ended(StopReason.PLATEAU, 40)))
        .hasValueSatisfying(words -> assertThat(words).contains("; the networks clip-8x64 would"));
    assertThat(more(codes.change().networks(clips(4, 256)).build())).isEqualTo("nothing was said");
    assertThat(more(Preset.BALANCED.clip()))
        .isEqualTo(
            "codes of 64 numbers; a --latent of more than 64, or --preset best, would bring more.");
    assertThat(more(Preset.BEST.clip()))
        .isEqualTo("codes of 96 numbers; a --latent of more than 96 would bring more.");
  }

  @Test
  void theNetworksThatAClipIsSentToAreTheLongestThatThereAre() {
    for (String name : ShippedNetworks.names(NetworkKind.VIDEO)) {
      Pretrained shipped = ShippedNetworks.load(NetworkKind.VIDEO, name);
      double numbers = (double) shipped.spec().latent() / shipped.samples();
      if (name.equals(MoreQuality.LONGEST_OF_CLIPS)) {
        assertThat(numbers).isGreaterThanOrEqualTo(MoreQuality.MOST_OF_CLIPS);
      } else {
        assertThat(numbers).as(name).isLessThan(MoreQuality.MOST_OF_CLIPS);
      }
    }
    assertThat(ShippedNetworks.names(NetworkKind.VIDEO)).contains(MoreQuality.LONGEST_OF_CLIPS);
  }

  private static Optional<Pretrained> clips(int frames, int latent) {
    FieldSpec spec = new FieldSpec(3, 3, 16, 1, latent, 4, 4);
    return Optional.of(
        new Pretrained(
            "small", List.of(frames, 8, 8), Initialisation.weights(spec, 1), Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(StopReason.class)
  void onlyAFitThatGainsNoMoreIsToldWhatWould(StopReason reason) {
    boolean flat = reason == StopReason.PLATEAU || reason == StopReason.DONE;
    assertThat(MoreQuality.inOptions(Preset.FAST.options(), ended(reason, 40)).isPresent())
        .isEqualTo(flat);
    assertThat(MoreQuality.inOptions(Preset.FAST.options(), ended(reason, 99))).isEmpty();
  }
}
