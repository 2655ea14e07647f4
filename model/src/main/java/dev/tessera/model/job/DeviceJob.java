package dev.tessera.model.job;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.service.Job;
import java.util.Optional;

/** Opens the engine and tells where it computes. */
public final class DeviceJob implements Job<DeviceReport> {
  private final Engine engine;
  private Optional<DeviceReport> report = Optional.empty();

  /** Will open the given engine. */
  public DeviceJob(Engine engine) {
    this.engine = engine;
  }

  @Override
  public String name() {
    return "Opening the engine";
  }

  @Override
  public void open() {
    report = Optional.of(engine.report());
  }

  @Override
  public boolean step() {
    return false;
  }

  @Override
  public Optional<DeviceReport> result() {
    return report;
  }

  @Override
  public void close() {}
}
