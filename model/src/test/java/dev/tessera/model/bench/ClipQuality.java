package dev.tessera.model.bench;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldCheck;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How good networks are at a clip, those for pictures frame by frame: mean over the frames of the
 * PSNR of each, as 8 bits show it. Arguments: a clip, then networks (shipped names or files).
 */
public final class ClipQuality {
  private ClipQuality() {}

  /** Prints one line per networks and mode. */
  public static void main(String[] arguments) throws Exception {
    Engine engine = new Engine(new EngineSettings(DeviceChoice.AUTO, 0), FieldCheck::difference);
    GridSignal clip =
        ClipFiles.read(Path.of(arguments[0]), ClipChoice.ALL, ClipLimit.USUAL, ClipWatch.NOBODY)
            .signal();
    for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
      Pretrained networks = networks(name);
      for (FitMode mode : new FitMode[] {FitMode.ENCODE, FitMode.CODES}) {
        if (mode == FitMode.CODES || networks.spec().form().encodes()) {
          print(engine, clip, networks, mode);
        }
      }
    }
  }

  private static Pretrained networks(String name) throws Exception {
    if (name.endsWith(".safetensors")) {
      return PretrainedFile.read(Path.of(name));
    }
    boolean photo = ShippedNetworks.names(NetworkKind.PHOTO).contains(name);
    return ShippedNetworks.load(photo ? NetworkKind.PHOTO : NetworkKind.VIDEO, name);
  }

  private static void print(Engine engine, GridSignal clip, Pretrained networks, FitMode mode) {
    int frames = clip.samples().extent(0);
    boolean alone = networks.spec().dimensions() == 2;
    long start = System.nanoTime();
    double sum = 0;
    long floats = 0;
    for (int i = 0; i < (alone ? frames : 1); i++) {
      GridSignal signal =
          alone ? new GridSignal(clip.name(), clip.samples().slice(i), clip.bitDepth()) : clip;
      FitOptions options =
          (alone ? Preset.BALANCED.options() : Preset.BALANCED.clip())
              .change()
              .mode(mode)
              .networks(Optional.of(networks))
              .build();
      try (Fit<Fitted<GridTiling>> fit =
          SignalLearner.grid(engine, signal, options, Optional.empty())) {
        while (fit.step()) {}
        sum += fit.result().orElseThrow().psnr();
        floats += (long) networks.spec().latent() * options.gridFor(signal).tileCount();
      }
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.out.printf(
        Locale.ROOT,
        "%s, %s%s, %s: %.2f dB, %.4f floats per pixel of every frame, %.1f frames/s%n",
        clip.name(),
        networks.name(),
        alone ? ", frame by frame" : "",
        mode.label(),
        sum / (alone ? frames : 1),
        floats / (double) clip.samples().count(),
        frames / seconds);
  }
}
