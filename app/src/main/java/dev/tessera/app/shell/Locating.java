package dev.tessera.app.shell;

import dev.tessera.app.session.Notice;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.ReadProject;
import dev.tessera.app.session.ReadSignal;
import dev.tessera.app.session.Session;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds sources again that are not where they were. */
final class Locating {
  private final Models models;

  /** Lets a person choose the file of a name, and hands it on, if one was chosen. */
  interface Choosing {
    void choose(String name, Consumer<Path> then);
  }

  private Choosing choosing = (name, then) -> {};

  Locating(Models models) {
    this.models = models;
  }

  /** Takes who lets a person choose. */
  void setChoosing(Choosing value) {
    choosing = value;
  }

  /** Tells which sources of a project are missing, and offers to look for them. */
  void tell(ReadProject read) {
    for (ReadSignal signal : read.signals()) {
      signal
          .problem()
          .ifPresent(
              problem ->
                  models
                      .tools()
                      .tell(
                          Notice.question(
                              problem
                                  + ". All but comparing with it and fitting it goes on without.",
                              "Locate\u2026",
                              () -> {
                                signal.picture().ifPresent(this::picture);
                                signal.shape().ifPresent(this::shape);
                              })));
    }
  }

  /** Asks for the file of a picture that is missing. */
  void picture(Session session) {
    locate(
        session.signal().name(),
        session.origin(),
        session.saved(),
        found ->
            found.picture().ifPresent(now -> models.project().swap(p -> p.with(session, now))));
  }

  /** Asks for the file of a shape that is missing. */
  void shape(OpenShape shape) {
    locate(
        shape.signal().name(),
        shape.origin(),
        new SavedSignal.Shape(shape.signal().placement(), 0),
        found -> found.shape().ifPresent(now -> models.project().swap(p -> p.with(shape, now))));
  }

  private void locate(
      String name, Origin origin, SavedSignal.Kind kind, Consumer<ReadSignal> then) {
    Optional<SourceFile> source = origin.source().filter(s -> origin.missing());
    source.ifPresent(
        file ->
            choosing.choose(
                file.name(),
                chosen -> models.load().locate(new SavedSignal(name, file, kind), chosen, then)));
  }
}
