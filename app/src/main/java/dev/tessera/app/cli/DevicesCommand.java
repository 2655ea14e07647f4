package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.engine.DeviceReport;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tessera devices}: where fits are computed, and why not elsewhere. */
@Command(
    name = "devices",
    description =
        "Tells where fits are computed: which libraries and GPUs were looked for, found and refused,"
            + " and why.")
final class DevicesCommand implements Callable<Integer> {
  @Mixin private final Console console;

  @Mixin private DeviceArguments compute = new DeviceArguments();

  DevicesCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() {
    Optional<DeviceReport> report;
    try (Workbench bench = console.bench(compute.settings())) {
      report = bench.device();
    }
    if (report.isEmpty()) {
      return ExitCode.CANCELLED.number();
    }
    console.out().println(report.get().text());
    return ExitCode.DONE.number();
  }
}
