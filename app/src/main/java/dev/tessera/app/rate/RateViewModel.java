package dev.tessera.app.rate;

import dev.tessera.app.fx.PictureCamera;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Still;
import dev.tessera.app.session.Tools;
import dev.tessera.model.compare.PictureCoder;
import dev.tessera.model.compare.RateCurve;
import dev.tessera.model.compare.RatePoint;
import dev.tessera.model.compare.RatedPicture;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Measures the open picture in several formats at several sizes, file by file on the pool, and
 * shows two files of one size side by side. All methods belong to the window's thread.
 */
public final class RateViewModel {
  /** A file to be made. */
  private record Order(PictureCoder coder, int setting) {}

  private final Tools tools;
  private final SessionModel session;
  private final RateFormats formats;
  private final ReadOnlyObjectWrapper<List<RateCurve>> curves =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<Optional<RatePair>> pair =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<RateMeasure> measure = new SimpleObjectProperty<>(RateMeasure.PSNR);
  private final PictureCamera camera = new PictureCamera();
  private final BooleanProperty dark = new SimpleBooleanProperty();
  private final Pending measuring = new Pending();
  private final Pending looking = new Pending();
  private final Queue<Order> orders = new ArrayDeque<>();
  private List<PictureCoder> coders = List.of();
  private int ordered;

  /** Measures the picture that is open, or the frame of a clip that is looked at. */
  public RateViewModel(Tools tools, SessionModel session, RateFormats formats) {
    this.tools = tools;
    this.session = session;
    this.formats = formats;
    session.property().subscribe(this::opened);
  }

  private void opened(Optional<Session> open) {
    forget();
    camera.lookAtNothing();
  }

  /** A curve for each format, ours first; they grow while files are measured. */
  public ReadOnlyObjectProperty<List<RateCurve>> curves() {
    return curves.getReadOnlyProperty();
  }

  /** Whether files are being measured. */
  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** Share of the files that were measured, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Two files that are looked at; empty before one was chosen. */
  ReadOnlyObjectProperty<Optional<RatePair>> pair() {
    return pair.getReadOnlyProperty();
  }

  /** What is shown against bits per pixel. */
  public ObjectProperty<RateMeasure> measure() {
    return measure;
  }

  /** Which part of two files that are looked at is seen. */
  public PictureCamera camera() {
    return camera;
  }

  /** Whether the window is dark. */
  public BooleanProperty dark() {
    return dark;
  }

  /** Measures, or ends that; what was measured stays. */
  public void toggle() {
    if (running.get()) {
      stop();
    } else {
      session.still().get().map(Still::picture).ifPresent(this::begin);
    }
  }

  private void begin(Session open) {
    if (open.signal().samples().channels() % 2 == 0) {
      tools.tell(Notice.info("Formats are compared on pictures without transparency."));
    } else {
      start(open);
    }
  }

  private void start(Session open) {
    forget();
    running.set(true);
    measuring.submit(
        tools.pool(),
        cancelled -> formats.of(open.signal(), cancelled),
        outcome -> {
          Optional<List<PictureCoder>> made = Delivery.value(outcome, this::fail);
          made.ifPresentOrElse(this::order, this::stop);
        });
  }

  /** Sizes from small to large, of one format after the other. */
  private void order(List<PictureCoder> made) {
    coders = List.copyOf(made);
    curves.set(coders.stream().map(coder -> new RateCurve(coder.name(), List.of())).toList());
    int most = coders.stream().mapToInt(coder -> coder.settings().size()).max().orElse(0);
    for (int i = 0; i < most; i++) {
      for (PictureCoder coder : coders) {
        if (i < coder.settings().size()) {
          orders.add(new Order(coder, coder.settings().get(i)));
        }
      }
    }
    ordered = orders.size();
    next();
  }

  private void next() {
    Order order = orders.poll();
    if (order == null) {
      progress.set(1);
      stop();
      return;
    }
    progress.set(1 - (orders.size() + 1.0) / ordered);
    measuring.submit(
        tools.pool(),
        cancelled -> order.coder().at(order.setting(), cancelled).point(),
        outcome -> {
          Optional<RatePoint> point = Delivery.value(outcome, this::fail);
          if (point.isPresent()) {
            add(coders.indexOf(order.coder()), point.get());
            next();
          } else {
            stop();
          }
        });
  }

  private void add(int format, RatePoint point) {
    List<RateCurve> more = new ArrayList<>(curves.get());
    more.set(format, more.get(format).with(point));
    curves.set(List.copyOf(more));
  }

  private void stop() {
    measuring.cancel();
    orders.clear();
    running.set(false);
  }

  private void forget() {
    stop();
    looking.cancel();
    coders = List.of();
    curves.set(List.of());
    pair.set(Optional.empty());
    progress.set(0);
  }

  private void fail(Throwable cause) {
    tools.tell(Notice.problem(cause));
  }

  /**
   * Shows a file beside one of the same size: of the second format, or, of that one, of the first.
   *
   * @param format which curve
   * @param point of it
   */
  void look(int format, RatePoint point) {
    if (coders.size() < 2) {
      return;
    }
    PictureCoder chosen = coders.get(format);
    PictureCoder other = coders.get(format == 1 ? 0 : 1);
    looking.submit(
        tools.pool(),
        cancelled -> beside(chosen, other, point, cancelled),
        outcome -> Delivery.value(outcome, this::fail).ifPresent(this::lookAt));
  }

  private void lookAt(RatePair found) {
    PixelImage picture = found.left().pixels();
    camera.lookAt(picture.width(), picture.height());
    pair.set(Optional.of(found));
  }

  private static RatePair beside(
      PictureCoder chosen, PictureCoder other, RatePoint point, BooleanSupplier cancelled)
      throws IOException {
    RateSide right = RateSide.of(chosen.name(), chosen.at(point.setting(), cancelled));
    Optional<RatedPicture> fits = other.within(point.bytes(), cancelled);
    RatedPicture left =
        fits.isPresent() ? fits.get() : other.at(other.settings().get(0), cancelled);
    return new RatePair(RateSide.of(other.name(), left), right);
  }
}
