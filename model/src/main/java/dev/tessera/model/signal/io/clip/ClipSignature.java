package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.PictureFrames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format that a file or a folder shows by what it holds or, where that shows none or there is
 * no such file, by its name.
 */
final class ClipSignature {
  private static final int LOOKED_AT = 256;

  /** Boxes that old MOV files begin with. */
  private static final List<String> BOXES = List.of("moov", "mdat", "wide", "free", "skip", "pnot");

  /** What a name stands for where the content shows nothing; pictures are known by content. */
  private static final Set<ClipFormat> NAMED =
      EnumSet.of(ClipFormat.MP4, ClipFormat.MATROSKA, ClipFormat.Y4M);

  private static final String MATROSKA = "\u001AE\u00DF\u00A3";
  private static final String Y4M = "YUV4MPEG2 ";
  private static final Pattern SIDE = Pattern.compile(" ([WH])(\\d+)");

  private ClipSignature() {}

  static Optional<ClipFormat> recognise(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return NumberedFiles.in(file).map(found -> ClipFormat.FRAMES);
    }
    String head = Files.exists(file) ? head(file) : "";
    if (head.startsWith("GIF8") || head.startsWith("\u0089PNG") || head.startsWith("RIFF")) {
      return PictureFrames.several(file) ? moving(head) : Optional.empty();
    }
    if (head.startsWith(MATROSKA)) {
      return Optional.of(ClipFormat.MATROSKA);
    }
    if (head.startsWith(Y4M)) {
      return Optional.of(ClipFormat.Y4M);
    }
    if (ImageFormat.sniff(head.getBytes(StandardCharsets.ISO_8859_1)).isPresent()) {
      return Optional.empty();
    }
    if (head.length() >= 8
        && (head.startsWith("ftyp", 4) || BOXES.contains(head.substring(4, 8)))) {
      return Optional.of(ClipFormat.MP4);
    }
    return ClipFormat.ofName(String.valueOf(file.getFileName()))
        .filter(named -> NAMED.contains(named));
  }

  private static Optional<ClipFormat> moving(String head) {
    return Optional.of(
        switch (head.charAt(0)) {
          case 'G' -> ClipFormat.GIF;
          case 'R' -> ClipFormat.WEBP;
          default -> ClipFormat.APNG;
        });
  }

  private static String head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
    }
  }

  /** Refuses a Y4M file of a size that no decoder takes, which FFmpeg does without naming it. */
  static void requireSize(Path file) throws IOException {
    long width = 1;
    long height = 1;
    Matcher side = SIDE.matcher(head(file).lines().findFirst().orElse(""));
    while (side.find()) {
      long pixels = side.group(2).length() > 9 ? Integer.MAX_VALUE : Long.parseLong(side.group(2));
      width = side.group(1).equals("W") ? pixels : width;
      height = side.group(1).equals("H") ? pixels : height;
    }
    FfmpegTrack.requireSize(width, height);
  }
}
