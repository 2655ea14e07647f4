package dev.tessera.app.cli;

import dev.tessera.app.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionLine implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"tessera " + Version.text()};
  }
}
