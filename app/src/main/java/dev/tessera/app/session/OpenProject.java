package dev.tessera.app.session;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is open and what was made of it, as one immutable value: what undo leads back to, and what a
 * file keeps.
 *
 * @param picture the picture; empty if none is open
 * @param shapes oldest first
 * @param shown the shape that is looked at; empty if none is open
 * @param forms what was chosen in forms of settings, by the form's name
 */
public record OpenProject(
    Optional<PictureWork> picture,
    List<ShapeWork> shapes,
    Optional<OpenShape> shown,
    Map<String, FormChoice> forms) {
  private static final OpenProject EMPTY =
      new OpenProject(Optional.empty(), List.of(), Optional.empty(), Map.of());

  /** Copies list and map. */
  public OpenProject {
    shapes = List.copyOf(shapes);
    forms = Map.copyOf(forms);
  }

  /** Nothing is open. */
  public static OpenProject empty() {
    return EMPTY;
  }

  /** The open shapes, oldest first. */
  public List<OpenShape> openShapes() {
    return shapes.stream().map(ShapeWork::shape).toList();
  }

  /** What was made of a shape; empty if it is not open. */
  public Optional<ShapeWork> of(OpenShape shape) {
    return shapes.stream().filter(work -> work.shape() == shape).findFirst();
  }

  /** With another picture. */
  public OpenProject withPicture(Optional<PictureWork> work) {
    return new OpenProject(work, shapes, shown, forms);
  }

  /** With another fit of the picture, if one is open. */
  public OpenProject withPictureFit(Optional<KeptFit<Fitted<GridTiling>>> fit) {
    return withPicture(picture.map(work -> work.withFit(fit)));
  }

  /** With other changes of the picture's codes, if one is open. */
  public OpenProject withEdits(CodeEdits edits) {
    return withPicture(picture.map(work -> work.withEdits(edits)));
  }

  /** With other shapes, of which one is looked at. */
  public OpenProject withShapes(List<ShapeWork> works, Optional<OpenShape> looked) {
    return new OpenProject(picture, works, looked, forms);
  }

  /** With another fit of an open shape. */
  public OpenProject withShapeFit(OpenShape shape, Optional<KeptFit<Fitted<SparseTiling>>> fit) {
    return withShapes(
        shapes.stream()
            .map(work -> work.shape() == shape ? new ShapeWork(shape, fit) : work)
            .toList(),
        shown);
  }

  /** With other choices in a form. */
  public OpenProject withForm(String name, FormChoice choice) {
    Map<String, FormChoice> all = new TreeMap<>(forms);
    all.put(name, choice);
    return new OpenProject(picture, shapes, shown, all);
  }

  /**
   * This one as undo shows it: fits are no steps, so what is open now as well keeps the fit that it
   * has now, and the shape that is looked at stays in sight.
   */
  OpenProject seenFrom(OpenProject now) {
    Optional<PictureWork> same =
        now.picture.filter(
            work -> picture.filter(p -> p.session().equals(work.session())).isPresent());
    Optional<PictureWork> back =
        same.isPresent() ? picture.map(work -> work.withFit(same.get().fit())) : picture;
    List<ShapeWork> works = new ArrayList<>();
    for (ShapeWork work : shapes) {
      works.add(now.of(work.shape()).orElse(work));
    }
    Optional<OpenShape> looked = now.shown.filter(shape -> of(shape).isPresent()).or(() -> shown);
    return new OpenProject(back, works, looked, forms);
  }

  /** Whether both keep the same work: what is looked at does not count. */
  boolean keepsTheSameAs(OpenProject other) {
    return picture.equals(other.picture)
        && shapes.equals(other.shapes)
        && forms.equals(other.forms);
  }

  /** With another picture in the place of one, of which all work stays. */
  public OpenProject with(Session before, Session after) {
    return withPicture(
        picture.map(
            work ->
                work.session().equals(before)
                    ? new PictureWork(after, work.fit(), work.edits())
                    : work));
  }

  /** With another shape in the place of one, of which all work stays. */
  public OpenProject with(OpenShape before, OpenShape after) {
    return withShapes(
        shapes.stream()
            .map(work -> work.shape() == before ? new ShapeWork(after, work.fit()) : work)
            .toList(),
        shown.map(shape -> shape == before ? after : shape));
  }
}
