package dev.tessera.app.light;

import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.fx.ErrorColours;
import dev.tessera.app.fx.ErrorKind;
import dev.tessera.app.session.PixelError;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.light.SeenView;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;

/**
 * Draws what was painted of a view; on any thread.
 *
 * @param field the light field
 * @param wish what is to be seen of it
 */
record LookDrawing(LookField field, LookWish wish) {
  /** Of what is near and far: what is near is red. */
  static final ColourMap DEPTH = ColourMap.TURBO;

  /** Of an error. */
  static final ErrorColours ERROR = new ErrorColours(ErrorKind.ABSOLUTE, 2, ColourMap.VIRIDIS);

  /** How much of a heat map covers the picture. */
  private static final int COVER = 150;

  /** What is shown of a painted view. */
  LookImage draw(SeenView seen) {
    PixelImage view = PixelImage.of(seen.colours());
    Optional<PixelImage> original =
        wish.mode().compares() && field.known()
            ? Optional.of(PixelImage.of(field.view(wish.from())))
            : Optional.empty();
    PixelImage pixels =
        switch (wish.mode()) {
          case VIEW, SPLIT -> view;
          case ORIGINAL -> original.orElse(view);
          case ERROR -> original.map(o -> error(o, view)).orElse(view);
          case TILES -> over(view, seen.disparities());
          case DEPTH -> made(view, i -> depth(seen.disparities().get(i)));
        };
    OptionalDouble psnr =
        original.map(o -> OptionalDouble.of(psnr(o, view))).orElseGet(OptionalDouble::empty);
    return new LookImage(
        wish, pixels, original, psnr, Optional.of(seen.disparities()), wish.lens().pinhole());
  }

  private static double psnr(PixelImage original, PixelImage view) {
    PixelRect all = new PixelRect(0, 0, view.width(), view.height());
    return PixelError.psnr(all, false, original::argb, view::argb);
  }

  private int depth(float disparity) {
    return DEPTH.argb(field.share(disparity));
  }

  private static PixelImage error(PixelImage original, PixelImage view) {
    return made(view, i -> ERROR.argb(original.argb(i), view.argb(i), false));
  }

  private PixelImage over(PixelImage view, Samples disparities) {
    return made(view, i -> mixed(view.argb(i), depth(disparities.get(i))));
  }

  private static int mixed(int below, int above) {
    int argb = 0xFF000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      int one = below >>> shift & 255;
      int two = above >>> shift & 255;
      argb |= ((one * (255 - COVER) + two * COVER) / 255) << shift;
    }
    return argb;
  }

  private static PixelImage made(PixelImage like, IntUnaryOperator argb) {
    int[] pixels = new int[like.count()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = argb.applyAsInt(i);
    }
    return new PixelImage(like.width(), like.height(), pixels);
  }
}
