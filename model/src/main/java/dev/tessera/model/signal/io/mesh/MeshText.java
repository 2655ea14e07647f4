package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text as lines of words. Lines end with LF, CRLF or CR; words are parted by white space of any
 * kind; a comment goes from # to the end of its line. Where the format continues lines, a backslash
 * that only white space follows joins a line with the next, but not inside a comment.
 */
final class MeshText {
  /** Of a word longer than this the rest is passed over: it is no number and no keyword. */
  private static final int LONGEST = 1 << 12;

  private static final int SHOWN = 20;

  private final ByteFeed feed;
  private final boolean continues;
  private byte[] word = new byte[64];
  private int length;
  private long number;
  private boolean begun;

  /**
   * Reads on from where a feed stands.
   *
   * @param lines how many lines came before
   * @param continues whether a backslash continues a line
   */
  MeshText(ByteFeed feed, long lines, boolean continues) {
    this.feed = feed;
    this.number = lines + 1;
    this.continues = continues;
  }

  /** Moves to the next line that has a word; false at the end of the text. */
  boolean nextLine() throws IOException {
    if (begun) {
      skipLine();
      endLine();
    }
    begun = true;
    while (!hasWord()) {
      if (feed.peek() == ByteFeed.END) {
        return false;
      }
      endLine();
    }
    return true;
  }

  /** Whether there is one more word in this line. */
  boolean hasWord() throws IOException {
    while (true) {
      int c = feed.peek();
      if (c == '#') {
        skipComment();
      } else if (c == '\\' && isContinued()) {
        skipContinuation();
      } else if (!isBlank(c)) {
        return !isEnd(c);
      } else {
        feed.next();
      }
    }
  }

  /** Moves to the next word, wherever it is; false at the end of the text. */
  boolean toWord() throws IOException {
    return (begun && hasWord()) || nextLine();
  }

  /** As {@link #toWord}, where the text must not end. */
  void require() throws IOException {
    if (!toWord()) {
      throw BadMeshException.truncated();
    }
  }

  /** Takes the next word of this line, which must have one. */
  void word() throws IOException {
    if (!hasWord()) {
      throw new BadMeshException("more numbers in " + place(), "its end");
    }
    length = 0;
    int c = feed.peek();
    while (!isBlank(c) && !isEnd(c) && c != '#' && !(c == '\\' && isContinued())) {
      if (length < LONGEST) {
        if (length == word.length) {
          word = Arrays.copyOf(word, 2 * length);
        }
        word[length++] = (byte) c;
      }
      feed.next();
      c = feed.peek();
    }
  }

  /** Whether the word taken last is this one, in lower or upper case. */
  boolean is(String lowerCase) {
    if (length != lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      int c = word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i];
      if (c != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The word taken last. */
  String text() {
    return new String(word, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** How many bytes the word taken last has. */
  int length() {
    return length;
  }

  /** A byte of the word taken last. */
  byte at(int place) {
    return word[place];
  }

  /** Takes the next word of this line as a number, which may be infinite or none. */
  double number() throws IOException {
    word();
    try {
      return DecimalNumber.of(word, length);
    } catch (NumberFormatException e) {
      throw unreadable("a number");
    }
  }

  /** Takes the next word of this line as a whole number. */
  int integer() throws IOException {
    word();
    return whole();
  }

  /** The word taken last as a whole number. */
  int whole() throws BadMeshException {
    if (!DecimalNumber.isWhole(word, length)) {
      throw unreadable("a whole number");
    }
    double value = DecimalNumber.of(word, length);
    if (Math.abs(value) > Integer.MAX_VALUE) {
      throw unreadable("a whole number of at most " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  /** Passes over the rest of this line. */
  void skipLine() throws IOException {
    int c = feed.peek();
    while (!isEnd(c)) {
      if (c == '#') {
        skipComment();
      } else if (c == '\\' && isContinued()) {
        skipContinuation();
      } else {
        feed.next();
      }
      c = feed.peek();
    }
  }

  /** The number of this line, from 1; the last one where lines are joined. */
  long lineNumber() {
    return number;
  }

  /** Where the text is read, such as "line 12". */
  String place() {
    return "line " + number;
  }

  /** Says that the word taken last is not what it should be. */
  BadMeshException unreadable(String expected) {
    return new BadMeshException(expected + " in " + place(), "\"" + shown() + "\"");
  }

  /** The word taken last as it can be shown to people. */
  String shown() {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(length, SHOWN); i++) {
      shown.append(word[i] > ' ' && word[i] < 127 ? (char) word[i] : '?');
    }
    return shown + (length > SHOWN ? "..." : "");
  }

  private boolean isContinued() throws IOException {
    if (!continues) {
      return false;
    }
    int ahead = 1;
    while (ahead < LONGEST && isBlank(feed.peek(ahead))) {
      ahead++;
    }
    return isEnd(feed.peek(ahead));
  }

  private void skipContinuation() throws IOException {
    feed.next();
    while (isBlank(feed.peek())) {
      feed.next();
    }
    endLine();
  }

  private void skipComment() throws IOException {
    while (!isEnd(feed.peek())) {
      feed.next();
    }
  }

  private void endLine() throws IOException {
    int c = feed.next();
    if (c == '\r' && feed.peek() == '\n') {
      feed.next();
    }
    number += c == ByteFeed.END ? 0 : 1;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\f' || c == 0x0B;
  }

  private static boolean isEnd(int c) {
    return c == '\n' || c == '\r' || c == ByteFeed.END;
  }
}
