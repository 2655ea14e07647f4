package dev.tessera.app;

import dev.tessera.model.engine.LibraryPlan;
import java.util.Optional;

/** Properties of the system that must be there before the libraries load that ask for them. */
public final class EarlyProperties {
  /** Where JavaCPP unpacks FFmpeg, unless it is unpacked already as in the packaged program. */
  private static final String VIDEO_LIBRARIES = "org.bytedeco.javacpp.cachedir";

  private EarlyProperties() {}

  /**
   * Sets all but those of the library; nothing is loaded from the network, and nobody is told of
   * it.
   *
   * @return which library is to be loaded
   */
  public static LibraryPlan set() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    if (System.getProperty(VIDEO_LIBRARIES) == null) {
      System.setProperty(VIDEO_LIBRARIES, AppDirs.cache().resolve("video").toString());
    }
    return LibraryPlan.of(
        name -> Optional.ofNullable(System.getenv(name)),
        name -> Optional.ofNullable(System.getProperty(name)));
  }

  /** Sets those of the library. */
  public static void set(LibraryPlan library) {
    library.toSet().forEach(System::setProperty);
  }
}
