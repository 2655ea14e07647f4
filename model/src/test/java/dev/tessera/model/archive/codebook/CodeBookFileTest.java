package dev.tessera.model.archive.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeBookFileTest {
  private static final int HEIGHT_AT = 8;

  private static final byte[] FILE =
      CodeBookFile.bytes(CodedPictures.compressed(CodedPictures.photograph(40, 48, 3), 20).book());

  @TempDir private Path folder = Path.of("");

  private static CodeBook read(byte[] bytes) throws ArchiveFormatException {
    return CodeBookFile.read(bytes, "X.tsra", CodedPictures.MOST_PIXELS);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = CodeBookFileTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream).readAllBytes();
    }
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(CodingNetwork.sha256(bytes));
  }

  /** The file of version 1 gives these pixels for ever, on every machine. */
  @Test
  void aFileOfThePastDecodesToTheSamePixels() throws IOException, ArchiveFormatException {
    CodeBook book = read(resource("dogs-1.tsra"));
    assertThat(hash(CodedPictures.bytes(CodedPictures.decoded(book, 1))))
        .isEqualTo("f5d1800dbb71b8c667f8620c18427f25ed2bd91192705ac289f753e8c38c2c65");
    assertThat(hash(CodedPictures.bytes(CodedPictures.decoded(book, 2.5))))
        .isEqualTo("cc82114eba2fac67b2e0cf5688f98451518b433245d86e020abfa7bf542ba2a8");
  }

  /** Four frames of 48 x 40 pixels that move: the file of version 2 gives these for ever. */
  @Test
  void aClipOfThePastDecodesToTheSamePixels() throws IOException, ArchiveFormatException {
    CodeBook book = read(resource("dogs-2.tsra"));
    assertThat(book.times()).contains(ClipTimes.constant(4, 25));
    assertThat(hash(CodedPictures.frames(book, 1)))
        .isEqualTo("f996eec84a5ed03019b90475d499d23f936405ec7c6507c3e8d8bbe15b0cf947");
    assertThat(hash(CodedPictures.frames(book, 2.5)))
        .isEqualTo("52e2fe277dd1be9fc45e2510866f8e7fbe156b955e550d246a16d1cc977f6c90");
  }

  /** A ramp of 40 x 24 pixels with differences that 8 bits do not hold, in steps of 0.5. */
  @Test
  void aFileOfSixteenBitsDecodesToTheSameValues() throws IOException, ArchiveFormatException {
    CodeBook book = read(resource("ramp16-1.tsra"));
    assertThat(book.picture()).isEqualTo(new CodeBook.Picture(24, 40, 3, 16));
    Samples decoded = CodedPictures.decoded(book, 1);
    ByteBuffer values = ByteBuffer.allocate(2 * (int) decoded.length());
    for (int i = 0; i < decoded.length(); i++) {
      values.putShort((short) Math.round(65535 * decoded.get(i)));
      int row = i / 120;
      int column = i / 3 % 40;
      double ramp = 0.2 + 0.01 * row + 0.005 * column + 0.02 * (i % 3);
      assertThat((double) decoded.get(i)).isCloseTo(ramp, within(0.6 / 255));
    }
    assertThat(hash(values.array()))
        .isEqualTo("c8c0f6063f95c309bd5c2423f02158ade21e54f5ea6d33c268cf7e2fe55069a5");
  }

  @Test
  void whatWasWrittenIsRead() throws SaveException, ArchiveFormatException, IOException {
    Path path = folder.resolve("X.tsra");
    CodeBookFile.write(read(FILE), path);
    assertThat(Files.readAllBytes(path)).isEqualTo(FILE);
    CodeBook book = CodeBookFile.read(path, CodedPictures.MOST_PIXELS);
    assertThat(book.picture()).isEqualTo(new CodeBook.Picture(40, 48, 3, 8));
    assertThat(book.network()).isEqualTo(CodingNetworks.shipped().hash());
    assertThat(CodeBookFile.recognise(path)).isTrue();
    assertThat(CodeBookFile.recognise(folder)).isFalse();
  }

  @Test
  void aNetworkThatIsPartOfTheFileIsUsed() throws ArchiveFormatException {
    CodingNetwork network = CodingNetworks.shipped();
    Compressed made =
        new Compressor(CodedPictures.photograph(16, 16, 3), network)
            .withSteps(20, CodingWatch.none());
    byte[] file = CodeBookFile.bytes(made.book().embedding(network));
    assertThat((long) file.length).isEqualTo(made.bytes() + network.file().length);
    CodeBook book = read(file);
    assertThat(book.embeds()).isTrue();
    assertThat(CodingNetworks.of(book, List.of(), "X.tsra").hash()).isEqualTo(network.hash());

    byte[] swapped = file.clone();
    swapped[swapped.length - 100] ^= 1;
    CodeBook other = read(CodedPictures.sealed(swapped));
    assertThatThrownBy(() -> CodingNetworks.of(other, List.of(), "X.tsra"))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("embedded network");
  }

  @Test
  void aNetworkIsFoundInAFolderByItsHash() throws IOException, ArchiveFormatException {
    byte[] bytes = CodingNetworks.shipped().file();
    byte[] name = "photo-code".getBytes(StandardCharsets.US_ASCII);
    bytes[indexOf(bytes, name)] = 'q';
    Files.write(folder.resolve("any name.safetensors"), bytes);
    CodingNetwork own = CodingNetworks.read(folder.resolve("any name.safetensors"));
    assertThat(own.name()).isEqualTo("qhoto-code");
    Compressed made =
        new Compressor(CodedPictures.photograph(8, 8, 3), own).withSteps(20, CodingWatch.none());
    assertThat(CodingNetworks.of(made.book(), List.of(folder), "X.tsra").hash())
        .isEqualTo(own.hash());
    assertThatThrownBy(() -> CodingNetworks.of(made.book(), List.of(), "X.tsra"))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining(own.hash())
        .hasMessageContaining("no such network with the program; --network names its file");
    Path other = folder.resolve("other");
    assertThatThrownBy(() -> CodingNetworks.of(made.book(), List.of(other, other), "X.tsra"))
        .hasMessageContaining("no such network with the program or in %s or in %s;", other, other);
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    int at = 0;
    while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
      at++;
    }
    return at;
  }

  @Test
  void aVersionToComeIsToldAsSuch() {
    byte[] newer = FILE.clone();
    newer[4] = 3;
    assertThatThrownBy(() -> read(CodedPictures.sealed(newer)))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessage(
            "Cannot read X.tsra: expected version 1 or 2 of compressed code-books, found version 3,"
                + " which a newer Tessera wrote (byte 4).");
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItEnds() {
    for (int length = 0; length < FILE.length; length++) {
      byte[] part = Arrays.copyOf(FILE, length);
      assertThatThrownBy(() -> read(part)).isInstanceOf(ArchiveFormatException.class);
    }
  }

  @Test
  void anAbsurdSizeIsRefusedBeforeAnythingIsMade() {
    byte[] huge = FILE.clone();
    ByteBuffer.wrap(huge).putInt(HEIGHT_AT, 1 << 20).putInt(HEIGHT_AT + 4, 1 << 20);
    assertThatThrownBy(() -> read(CodedPictures.sealed(huge)))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("found 1048576 x 1048576");
    ByteBuffer.wrap(huge).putInt(HEIGHT_AT, -1);
    assertThatThrownBy(() -> read(CodedPictures.sealed(huge)))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("a height of 1 to 1048576, found 4294967295");
  }

  @Test
  void anotherNetworkIsNoNetwork() throws ArchiveFormatException {
    byte[] other = FILE.clone();
    other[20] ^= 1;
    CodeBook book = read(CodedPictures.sealed(other));
    assertThatThrownBy(() -> CodedPictures.decoded(book, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
