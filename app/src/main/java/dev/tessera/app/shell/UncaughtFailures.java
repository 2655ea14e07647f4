package dev.tessera.app.shell;

import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last net: our own faults are logged once and told, and the window goes on. */
final class UncaughtFailures {
  private static final Logger LOG = LoggerFactory.getLogger(UncaughtFailures.class);

  private UncaughtFailures() {}

  /** Reports what the calling thread does not catch. */
  static void report(Notices notices) {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, failure) -> {
              Notice notice = Notice.problem(failure);
              LOG.error(notice.sentence(), failure);
              notices.show(notice);
            });
  }
}
