package dev.tessera.app.batch;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitOptionsBuilder;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopRule;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The settings of a batch of which nothing but the mode is chosen. */
public final class BatchDefaults {
  private BatchDefaults() {}

  /** Of every kind; reads the networks that ship. */
  public static Map<BatchKind, FitOptions> of(FitMode mode) {
    Map<BatchKind, FitOptions> all = new EnumMap<>(BatchKind.class);
    for (BatchKind kind : BatchKind.values()) {
      all.put(kind, of(kind, mode));
    }
    return all;
  }

  private static FitOptions of(BatchKind kind, FitMode mode) {
    FitOptions base =
        switch (kind) {
          case PICTURE -> Preset.BALANCED.options();
          case CLIP -> Preset.BALANCED.clip();
          case SHAPE -> Preset.BALANCED.shape();
        };
    Optional<Pretrained> networks =
        mode == FitMode.JOINT ? Optional.empty() : Optional.of(shipped(kind));
    FitOptionsBuilder changed = base.change().mode(mode).networks(networks);
    if (kind != BatchKind.SHAPE) {
      networks.ifPresent(n -> changed.cut(base.grid().withTile(n.tile())));
    }
    StopRule stop = base.stop();
    boolean plateau = stop.plateau() && mode != FitMode.ENCODE;
    return changed
        .stop(new StopRule(stop.seconds(), stop.steps(), stop.targetPsnr(), plateau))
        .build();
  }

  private static Pretrained shipped(BatchKind kind) {
    NetworkKind networks =
        switch (kind) {
          case PICTURE -> NetworkKind.PHOTO;
          case CLIP -> NetworkKind.VIDEO;
          case SHAPE -> NetworkKind.SHAPE;
        };
    return ShippedNetworks.load(networks, ShippedNetworks.names(networks).get(0));
  }
}
