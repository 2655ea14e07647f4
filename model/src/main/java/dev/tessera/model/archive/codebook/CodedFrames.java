package dev.tessera.model.archive.codebook;

import dev.tessera.model.signal.ClipTimes;
import java.util.List;
import java.util.Optional;

/**
 * The frames of a code-book.
 *
 * @param times when they are shown; empty for a picture, which is one frame
 * @param codes what is told of each
 */
record CodedFrames(Optional<ClipTimes> times, List<FrameCode> codes) {
  CodedFrames {
    codes = List.copyOf(codes);
  }
}
