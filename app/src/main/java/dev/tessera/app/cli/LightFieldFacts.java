package dev.tessera.app.cli;

import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.LightFieldInfo;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import dev.tessera.model.signal.io.lightfield.LightFieldPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints what a light field holds, and what reading it would take.
 *
 * @param info what it holds
 * @param out where it is printed
 */
record LightFieldFacts(LightFieldInfo info, PrintWriter out) {
  /** What the file or the folder holds. */
  void print(Path file) {
    line("file", "%s", file);
    line("layout", "%s", info.layout().label());
    line("views", "%d, %s (rows x columns)", info.grid().count(), info.grid());
    line("order", "%s", order());
    line("size", "%d x %d pixels each", info.view().width(), info.view().height());
    info.notes().forEach(note -> line("note", "%s", note));
  }

  private String order() {
    return switch (info.order()) {
      case NAMED -> "as names tell";
      case GIVEN -> "row by row, as --grid says";
      case GUESSED ->
          "not known: " + info.grid() + " is a guess, --grid RxC tells how many rows and columns";
    };
  }

  /**
   * What a fit would read.
   *
   * @param limit of memory
   * @throws IllegalArgumentException if there are fewer or smaller views
   */
  void reading(LightFieldChoice choice, LightFieldLimit limit) {
    LightFieldPlan plan = info.plan(choice);
    boolean whole = plan.views().equals(info.grid()) && plan.size().equals(info.view());
    out.println(whole ? "Read whole:" : "Read so:");
    line(
        "samples",
        "%s x %d x %d x 3 (v, u, y, x, RGB), %s",
        plan.views(),
        plan.size().height(),
        plan.size().width(),
        plan.eightBit() ? "8 bits each" : "floats");
    line(
        "memory",
        "%,d MB, with what a fit holds %,d MB",
        megabytes(plan.bytes()),
        megabytes(limit.needed(plan)));
    if (!limit.allows(plan)) {
      line("limit", "%,d MB, so read less: %s", megabytes(limit.bytes()), limit.offer(plan));
    }
  }

  private static long megabytes(long bytes) {
    return (bytes - 1) / 1_000_000 + 1;
  }

  private void line(String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-13s%s%n", name, String.format(Locale.ROOT, format, values));
  }
}
