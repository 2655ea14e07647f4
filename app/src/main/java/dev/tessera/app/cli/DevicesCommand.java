package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tessera devices}: where fits are computed, and why not elsewhere. */
@Command(
    name = "devices",
    description =
        "Tells where fits are computed: which libraries and GPUs were looked for, found and refused,"
            + " and why.")
final class DevicesCommand implements Callable<Integer> {
  @Mixin private final Console console;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "The device to look for: auto, cpu, gpu, gpu:N; default ${DEFAULT-VALUE}.")
  private DeviceChoice device = DeviceChoice.AUTO;

  DevicesCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() {
    Optional<DeviceReport> report;
    try (Workbench bench = console.bench(device)) {
      report = bench.device();
    }
    if (report.isEmpty()) {
      return ExitCode.CANCELLED.number();
    }
    print(report.get(), console.out());
    return ExitCode.DONE.number();
  }

  private static void print(DeviceReport report, PrintWriter out) {
    out.printf("device   %s%n", report.name());
    out.printf("why      %s%n", report.reason());
    out.printf("engine   %s%n", report.engine());
    for (String finding : report.findings()) {
      out.printf("looked   %s%n", finding);
    }
  }
}
