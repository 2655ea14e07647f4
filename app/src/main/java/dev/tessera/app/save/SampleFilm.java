package dev.tessera.app.save;

import dev.tessera.app.session.Figures;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Pictures that are evaluated one after the other and saved as a film or one by one.
 *
 * @param format of the film
 * @param width pixels of a frame
 * @param height pixels of a frame
 * @param rate frames per second
 */
public record SampleFilm(FrameFormat format, int width, int height, int rate) {
  /**
   * What writes it.
   *
   * @param frames makes each, (height, width, C); is handed who is told how much of it is done
   */
  public Writing of(List<Function<Latest<Double>, Job<Samples>>> frames) {
    return new FrameSequence<FrameWriter>(
        frames.stream()
            .<FrameSequence.Frame<FrameWriter>>map(
                frame ->
                    (turns, progress, then) ->
                        turns.onModel(
                            frame.apply(progress),
                            samples ->
                                then.accept((sink, cancelled) -> sink.write(Argb.pack(samples)))))
            .toList(),
        (file, progress) -> FrameWriter.open(file, format, width, height, rate),
        (sink, cancelled) -> sink.finish(),
        file -> name(file, frames.size()));
  }

  private String name(Path file, int frames) {
    return "%s (%s)".formatted(format.files(file, frames), Figures.count(frames, "frame"));
  }
}
