package dev.tessera.app.shell;

import dev.tessera.app.load.Thumbnails;
import dev.tessera.app.session.IoPool;
import java.util.List;
import javafx.scene.Node;

/** The table of pages behind rail, menus and keys. */
record Pages(
    Page gallery,
    Page fit,
    Page look,
    Page shape,
    Page latent,
    Page morph,
    Page compare,
    Page rate,
    Page queue) {
  /**
   * Makes the pages, without any view.
   *
   * @param ofPictures the curves below the picture
   * @param ofShapes the curves below the shape
   * @param thumbnails makes the pictures of the gallery
   * @param pool converts meshes for the screen
   * @param buttons whose commands may be filled in until a page is shown
   */
  static Pages of(
      Models models,
      Node ofPictures,
      Node ofShapes,
      Thumbnails thumbnails,
      IoPool pool,
      CommandButtons buttons) {
    Subject picture = Subject.picture(models, buttons);
    return new Pages(
        new GalleryPage(picture, models.load(), thumbnails, buttons),
        new FitPage(picture, models, ofPictures, buttons),
        new LookPage(picture, models, buttons),
        new ShapePage(Subject.shape(models.shape(), buttons), models, ofShapes, pool, buttons),
        new LatentPage(picture, models.latent(), models.session(), buttons),
        new MorphPage(Subject.morph(models.morph(), buttons), models.morph(), pool, buttons),
        new ComparePage(picture, models.compare(), models.session(), buttons),
        new RatePage(picture, models.rate(), models.session()),
        new QueuePage(picture, models.queue()));
  }

  /** All of them, as the rail shows them from above. */
  List<Page> all() {
    return List.of(gallery, fit, look, shape, latent, morph, compare, rate, queue);
  }
}
