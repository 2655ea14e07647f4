package dev.tessera.app.shell;

import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.app.scene3d.RasterPicture;
import dev.tessera.app.session.OpenProject;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.PictureWork;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.Session;
import dev.tessera.model.archive.project.PngBytes;
import dev.tessera.model.render.OrbitCamera;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A small picture of what is open; for the I/O pool. */
final class ProjectThumbnail {
  private static final int SIDE = 256;

  private ProjectThumbnail() {}

  /** Of the picture, else of the shape that is looked at; empty if neither has anything to see. */
  static Optional<PngBytes> of(OpenProject project) throws IOException {
    Optional<Session> session =
        project.picture().map(PictureWork::session).filter(s -> !s.origin().missing());
    Optional<OpenShape> shape = project.shown().filter(s -> !s.origin().missing());
    Optional<PixelImage> seen =
        session.map(Session::pixels).or(() -> shape.map(ProjectThumbnail::drawn));
    return seen.isPresent() ? Optional.of(png(seen.get())) : Optional.empty();
  }

  private static PixelImage drawn(OpenShape shape) {
    DisplayMesh solid = DisplayMesh.of(shape.signal().mesh(), shape.normals(), DisplayMesh.CLAY);
    RasterPicture picture =
        RasterPicture.of(List.of(solid), OrbitCamera.of(1), false, SIDE, SIDE, true);
    return new PixelImage(SIDE, SIDE, picture.takePixels());
  }

  private static PngBytes png(PixelImage whole) throws IOException {
    double scale = Math.min(1, SIDE / (double) Math.max(whole.width(), whole.height()));
    int width = (int) Math.max(1, Math.round(scale * whole.width()));
    int height = (int) Math.max(1, Math.round(scale * whole.height()));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int fromX = (int) ((2L * x + 1) * whole.width() / (2L * width));
        int fromY = (int) ((2L * y + 1) * whole.height() / (2L * height));
        small.getRaster().setPixel(x, y, channels(whole.argb(fromX, fromY)));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(small, "png", bytes);
    return PngBytes.of(bytes.toByteArray());
  }

  private static int[] channels(int argb) {
    return new int[] {argb >> 16 & 255, argb >> 8 & 255, argb & 255, argb >>> 24};
  }
}
