package dev.tessera.app.fx;

/** False colours for a position in [0,1], as 256 opaque ARGB values. */
public enum ColourMap {
  /** Dark violet to yellow, even in lightness; ten of its colours, straight lines between them. */
  VIRIDIS(
      "Viridis", 0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58,
      0xB5DE2B, 0xFDE725),
  /** Dark blue over green to dark red; more steps can be told apart. */
  TURBO(
      "Turbo", 0x30123B, 0x4145AB, 0x4675ED, 0x39A2FC, 0x1BCFD4, 0x24ECA6, 0x61FC6C, 0xA4FC3B,
      0xD1E834, 0xF3C63A, 0xFE9B2D, 0xF36315, 0xD93806, 0xB11901, 0x7A0402),
  /** Blue below, white at, red above the middle. */
  DIVERGING("Blue and red", 0x2166AC, 0x67A9CF, 0xF7F7F7, 0xEF8A62, 0xB2182B);

  private static final int SIZE = 256;

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // private, written by the constructor only
  private final int[] table = new int[SIZE];

  ColourMap(String label, int... anchors) {
    this.label = label;
    for (int i = 0; i < SIZE; i++) {
      double position = i * (anchors.length - 1) / (SIZE - 1.0);
      int index = Math.min(anchors.length - 2, (int) position);
      table[i] = between(anchors[index], anchors[index + 1], position - index);
    }
  }

  /** A word or two for buttons and menus. */
  public String label() {
    return label;
  }

  /** The colour of a position; positions outside [0,1] take the first or the last colour. */
  public int argb(double position) {
    return table[(int) Math.max(0, Math.min(SIZE - 1, position * (SIZE - 1) + 0.5))];
  }

  private static int between(int from, int to, double share) {
    int argb = 0xFF000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      int low = from >>> shift & 255;
      int high = to >>> shift & 255;
      argb |= (int) Math.round(low + (high - low) * share) << shift;
    }
    return argb;
  }
}
