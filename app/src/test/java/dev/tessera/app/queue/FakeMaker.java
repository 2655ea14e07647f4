package dev.tessera.app.queue;

import dev.tessera.app.batch.BatchBench;
import dev.tessera.app.batch.BatchKind;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.app.batch.BatchRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** Makes short texts, remembers of what, and refuses what a test wants. */
final class FakeMaker {
  /** Of what something was to be made, in order. */
  final List<String> asked = new ArrayList<>();

  /** What is refused. */
  final Set<String> bad = new HashSet<>();

  /** Called with each name before it is made; false gives it up. */
  BiFunction<String, BooleanSupplier, Boolean> before = (name, cancelled) -> true;

  /** What was to be made of files at each start. */
  final List<QueueOrder> orders = new ArrayList<>();

  QueueMakers makers() {
    return order -> {
      orders.add(order);
      String extension = order.result() == QueueResult.CODE_BOOKS ? ".tsra" : ".tessera";
      return bench -> new AtBench(bench, extension);
    };
  }

  private final class AtBench implements BatchMaker {
    private final BatchBench bench;
    private final String extension;

    private AtBench(BatchBench bench, String extension) {
      this.bench = bench;
      this.extension = extension;
    }

    @Override
    public String extension() {
      return extension;
    }

    @Override
    public String settings(BatchKind kind) {
      return "fake";
    }

    @Override
    public Optional<BatchRow.Made> make(Source source, Path target) {
      String name = source.item().name();
      asked.add(name);
      if (bad.contains(name)) {
        throw new IllegalArgumentException("It is bad.");
      }
      return bench
          .piece("", cancelled -> before.apply(name, cancelled))
          .filter(goesOn -> goesOn)
          .flatMap(goesOn -> bench.piece("", cancelled -> made(target)));
    }

    private static BatchRow.Made made(Path target) throws Exception {
      Files.writeString(target, "a project");
      return new BatchRow.Made(
          "2 x 2, 3 channels",
          BatchRow.Quality.ofPsnr(31.5),
          OptionalLong.of(1234),
          Files.size(target),
          0.5);
    }
  }
}
