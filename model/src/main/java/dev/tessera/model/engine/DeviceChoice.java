package dev.tessera.model.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which device the user wants.
 *
 * @param wanted kind of device
 * @param gpu number of the GPU, from 0; counts only where a GPU is wanted by its number
 */
public record DeviceChoice(Wanted wanted, int gpu) {
  /** The first GPU that can be trusted when there is one, else the CPU. */
  public static final DeviceChoice AUTO = new DeviceChoice(Wanted.AUTO, 0);

  /** The CPU, whatever there is. */
  public static final DeviceChoice CPU = new DeviceChoice(Wanted.CPU, 0);

  /** The first GPU; falls back to the CPU with the reason shown. */
  public static final DeviceChoice GPU = new DeviceChoice(Wanted.GPU, 0);

  private static final Pattern NUMBERED = Pattern.compile("gpu:(\\d{1,3})");

  /** Kinds of devices. */
  public enum Wanted {
    /** Whatever computes fastest. */
    AUTO,
    /** The processor. */
    CPU,
    /** A graphics card. */
    GPU
  }

  /**
   * The choice that a word means: auto, cpu, gpu or gpu:N, in any case.
   *
   * @throws IllegalArgumentException naming those words, for any other
   */
  public static DeviceChoice of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    Matcher numbered = NUMBERED.matcher(lower);
    if (numbered.matches()) {
      return new DeviceChoice(Wanted.GPU, Integer.parseInt(numbered.group(1)));
    }
    for (Wanted wanted : Wanted.values()) {
      if (wanted.name().toLowerCase(Locale.ROOT).equals(lower)) {
        return new DeviceChoice(wanted, 0);
      }
    }
    throw new IllegalArgumentException("device is auto, cpu, gpu or gpu:N, not \"" + word + "\"");
  }

  /** The word that {@link #of} reads. */
  public String word() {
    String kind = wanted.name().toLowerCase(Locale.ROOT);
    return wanted == Wanted.GPU && gpu > 0 ? kind + ":" + gpu : kind;
  }
}
