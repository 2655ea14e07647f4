package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceStreamTest {
  @TempDir Path folder;

  @Test
  void numbersAreReadAcrossTheEdgesOfItsBuffer() throws Exception {
    byte[] bytes = new byte[200_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8));
    }
    Path file = Files.write(folder.resolve("bytes"), bytes);
    try (SourceStream in = SourceStream.of(file, () -> false)) {
      in.seek(0);
      in.readUnsignedByte();
      for (int at = 65_520; at < 65_550; at++) {
        in.seek(at - 65_519);
        in.readUnsignedByte();
        in.seek(at);
        assertThat(in.readInt()).as("at %d", at).isEqualTo(ByteBuffer.wrap(bytes).getInt(at));
      }
      in.seek(bytes.length - 3);
      assertThatExceptionOfType(EOFException.class).isThrownBy(in::readInt);
    }
  }
}
