package dev.tessera.model.field;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Many floats, immutable, in pieces that are made one by one.
 *
 * <p>The virtual machine clears a new array in one go, and until that is done no thread gets past
 * the next point where all have to halt: an array of 96 MB held up every step of a fit that was
 * under way, for 20 to 50 ms.
 */
public final class Numbers {
  /** Of a piece, at most: 4 MB, which are cleared within a millisecond or two. */
  public static final int PIECE = 1_000_000;

  private final float[][] pieces;
  private final int each;
  private final int length;

  private Numbers(float[][] pieces, int each, int length) {
    this.pieces = pieces;
    this.each = each;
    this.length = length;
  }

  /** Wraps an array without copying; it is handed over. */
  public static Numbers of(float[] values) {
    return new Numbers(new float[][] {values}, Math.max(1, values.length), values.length);
  }

  /** Wraps pieces without copying: all of one length but the last, which may be shorter. */
  public static Numbers of(float[][] pieces) {
    if (pieces.length == 0) {
      return of(new float[0]);
    }
    int each = pieces[0].length;
    int last = pieces[pieces.length - 1].length;
    for (int i = 1; i < pieces.length - 1; i++) {
      if (pieces[i].length != each) {
        throw new IllegalArgumentException(
            "pieces of " + each + " numbers are wanted, found one of " + pieces[i].length);
      }
    }
    if (each == 0 || last > each) {
      throw new IllegalArgumentException("a last piece of " + last + " among those of " + each);
    }
    return new Numbers(
        pieces.clone(), each, Math.addExact(Math.multiplyExact(each, pieces.length - 1), last));
  }

  /** Wraps the arrays of all names, in their order. */
  public static Map<String, Numbers> each(Map<String, float[]> arrays) {
    Map<String, Numbers> all = new LinkedHashMap<>();
    arrays.forEach((name, values) -> all.put(name, of(values)));
    return all;
  }

  /** How many. */
  public int length() {
    return length;
  }

  /** One of them. */
  public float get(int index) {
    return pieces.length == 1 ? pieces[0][index] : pieces[index / each][index % each];
  }

  /** Copies some that follow each other. */
  public void copyTo(int from, int count, float[] destination, int offset) {
    for (int done = 0; done < count; ) {
      int at = from + done;
      int some = Math.min(count - done, each - at % each);
      System.arraycopy(pieces[at / each], at % each, destination, offset + done, some);
      done += some;
    }
  }

  /** A copy of all of them in one array. */
  public float[] toArray() {
    float[] all = new float[length];
    copyTo(0, length, all, 0);
    return all;
  }

  /** A copy that has nothing in common with the arrays that were wrapped. */
  public Numbers copied() {
    float[][] copies = pieces.clone();
    Arrays.setAll(copies, i -> copies[i].clone());
    return new Numbers(copies, each, length);
  }

  /** Whether both are the same, bit for bit. */
  public boolean sameAs(Numbers other) {
    if (this == other) {
      return true;
    }
    if (length != other.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Float.floatToRawIntBits(get(i)) != Float.floatToRawIntBits(other.get(i))) {
        return false;
      }
    }
    return true;
  }
}
