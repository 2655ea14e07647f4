package dev.tessera.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.engine.EngineUnavailable;
import dev.tessera.model.fit.step.FitDivergedException;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureTextTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new SignalFormatException("a.png", "an image", "a novel"),
            ExitCode.BAD_INPUT,
            "Cannot read a.png: expected an image, found a novel."),
        Arguments.of(
            new SaveException(Path.of("b.png"), "the disk is full"),
            ExitCode.RESOURCES,
            "Cannot save b.png: the disk is full."),
        Arguments.of(
            new NoSuchFileException("c.png"),
            ExitCode.BAD_INPUT,
            "Cannot use c.png (NoSuchFileException)."),
        Arguments.of(
            new EngineUnavailable("No engine.\nReally.", new Error()),
            ExitCode.RESOURCES,
            "No engine."),
        Arguments.of(
            new FitDivergedException(3),
            ExitCode.DIVERGED,
            new FitDivergedException(3).getMessage()),
        Arguments.of(
            new OutOfMemoryError("Java heap space"),
            ExitCode.RESOURCES,
            "Memory ran out (Java heap space): use a smaller width, scale, image or clip."),
        Arguments.of(
            new IllegalStateException("DefaultCPUAllocator: not enough memory"),
            ExitCode.RESOURCES,
            "Memory ran out (DefaultCPUAllocator: not enough memory): use a smaller width, scale,"
                + " image or clip."));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyKindHasItsSentenceAndCode(Throwable failure, ExitCode exit, String sentence) {
    FailureText text =
        FailureText.of(new CompletionException(new ExecutionException("x", failure)));
    assertThat(text.exitCode()).isEqualTo(exit);
    assertThat(text.sentence()).isEqualTo(sentence);
    assertThat(text.details()).contains(failure.getClass().getName());
  }

  @Test
  void aBugHasACodeThatTellsFaultsApart() {
    IllegalStateException one = new IllegalStateException("one");
    IllegalStateException another = elsewhere();
    assertThat(FailureText.of(one).exitCode()).isEqualTo(ExitCode.BUG);
    assertThat(FailureText.code(one)).matches("[0-9A-Z]{7}").isEqualTo(FailureText.code(one));
    assertThat(FailureText.code(another)).isNotEqualTo(FailureText.code(one));
    assertThat(FailureText.code(new RuntimeException(one))).isEqualTo(FailureText.code(one));
  }

  private static IllegalStateException elsewhere() {
    return new IllegalStateException("another");
  }
}
