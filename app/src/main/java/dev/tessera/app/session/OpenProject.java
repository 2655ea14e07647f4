package dev.tessera.app.session;

import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What is open and what was made of it, as one immutable value: what undo leads back to, and what a
 * file keeps.
 *
 * @param picture the picture; empty if none is open
 * @param second a picture to mix with it; empty if none was chosen
 * @param shapes oldest first
 * @param shown the shape that is looked at; empty if none is open
 * @param morph ways between open shapes or members of a family
 * @param forms what was chosen in forms of settings, by the form's name
 */
public record OpenProject(
    Optional<PictureWork> picture,
    Optional<SecondWork> second,
    List<ShapeWork> shapes,
    Optional<OpenShape> shown,
    MorphWork morph,
    Map<String, FormChoice> forms) {
  private static final OpenProject EMPTY =
      new OpenProject(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          MorphWork.none(),
          Map.of());

  /** Copies list and map; a morph between shapes that are not open is none. */
  public OpenProject {
    shapes = List.copyOf(shapes);
    forms = Map.copyOf(forms);
    List<OpenShape> open = shapes.stream().map(ShapeWork::shape).toList();
    morph = morph.only(open::contains);
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
    return new OpenProject(work, second, shapes, shown, morph, forms);
  }

  /** With another fit of the picture, if one is open. */
  public OpenProject withPictureFit(Optional<KeptFit<Fitted<GridTiling>>> fit) {
    return withPicture(picture.map(work -> work.withFit(fit)));
  }

  /** With another fit of a picture, if that is the one that is open. */
  public OpenProject withFitOf(Session session, KeptFit<Fitted<GridTiling>> fit) {
    return withPicture(
        picture.map(
            work -> work.session().equals(session) ? work.withFit(Optional.of(fit)) : work));
  }

  /** With other changes of the picture's codes, if one is open. */
  public OpenProject withEdits(CodeEdits edits) {
    return withPicture(picture.map(work -> work.withEdits(edits)));
  }

  /** With another study of the picture, if one is open. */
  public OpenProject withStudy(ComparisonReport study) {
    return withPicture(picture.map(work -> work.withStudy(study)));
  }

  /** With another picture to mix with the open one, or none. */
  public OpenProject withSecond(Optional<SecondWork> work) {
    return new OpenProject(picture, work, shapes, shown, morph, forms);
  }

  /** With another fit of the picture to mix with, if there is one. */
  public OpenProject withSecondFit(KeptFit<Fitted<GridTiling>> fit) {
    return withSecond(second.map(work -> work.withFit(Optional.of(fit))));
  }

  /** With other shapes, of which one is looked at. */
  public OpenProject withShapes(List<ShapeWork> works, Optional<OpenShape> looked) {
    return new OpenProject(picture, second, works, looked, morph, forms);
  }

  /** With another fit of an open shape. */
  public OpenProject withShapeFit(OpenShape shape, Optional<KeptFit<Fitted<SparseTiling>>> fit) {
    return withShape(shape, work -> work.withFit(fit));
  }

  /** With another study of an open shape. */
  public OpenProject withStudy(OpenShape shape, ComparisonReport study) {
    return withShape(shape, work -> work.withStudy(study));
  }

  /** With another completion of an open shape, or none. */
  public OpenProject withCompletion(OpenShape shape, Optional<FoundMember> found) {
    return withShape(shape, work -> work.withCompletion(found));
  }

  private OpenProject withShape(OpenShape shape, UnaryOperator<ShapeWork> change) {
    return withShapes(
        shapes.stream().map(work -> work.shape() == shape ? change.apply(work) : work).toList(),
        shown);
  }

  /** With other ends of the morph. */
  public OpenProject withEnds(MorphChoice ends) {
    return withMorph(morph.withEnds(ends));
  }

  /** With another fit of a pair of shapes, if both are open. */
  public OpenProject withPair(ShapePair pair, KeptFit<FittedPair<SparseTiling>> fit) {
    return withMorph(morph.withPairs(Map.of(pair, fit)));
  }

  /** Without the fit of a pair of shapes. */
  public OpenProject withoutPair(ShapePair pair) {
    return withMorph(morph.without(pair));
  }

  /** With another flow between a pair of shapes, if both are open. */
  public OpenProject withFlow(ShapePair pair, KeptFlow flow) {
    return withMorph(morph.withFlows(Map.of(pair, flow)));
  }

  /** With other points of a pair of shapes that belong together, if both are open. */
  public OpenProject withPoints(ShapePair pair, PointPairs points) {
    return withMorph(morph.withPoints(pair, points));
  }

  private OpenProject withMorph(MorphWork other) {
    return new OpenProject(picture, second, shapes, shown, other, forms);
  }

  /** With other choices in a form. */
  public OpenProject withForm(String name, FormChoice choice) {
    Map<String, FormChoice> all = new TreeMap<>(forms);
    all.put(name, choice);
    return new OpenProject(picture, second, shapes, shown, morph, all);
  }

  /**
   * This one as undo shows it: fits and studies are no steps, so what is open now as well keeps
   * those that it has now, and the shape that is looked at stays in sight.
   */
  OpenProject seenFrom(OpenProject now) {
    Optional<PictureWork> same =
        now.picture.filter(
            work -> picture.filter(p -> p.session().equals(work.session())).isPresent());
    Optional<PictureWork> back =
        same.isPresent()
            ? picture.map(work -> work.withFit(same.get().fit()).withStudies(same.get().studies()))
            : picture;
    Optional<SecondWork> mixed =
        second.map(
            work ->
                now.second
                    .filter(other -> same.isPresent() && other.signal().equals(work.signal()))
                    .orElse(work));
    List<ShapeWork> works = new ArrayList<>();
    for (ShapeWork work : shapes) {
      works.add(
          now.of(work.shape())
              .map(other -> work.withFit(other.fit()).withStudies(other.studies()))
              .orElse(work));
    }
    Optional<OpenShape> looked = now.shown.filter(shape -> of(shape).isPresent()).or(() -> shown);
    MorphWork made = morph.withPairs(now.morph.pairs()).withFlows(now.morph.flows());
    return new OpenProject(back, mixed, works, looked, made, forms);
  }

  /** Whether both keep the same work: what is looked at does not count. */
  boolean keepsTheSameAs(OpenProject other) {
    return picture.equals(other.picture)
        && second.equals(other.second)
        && shapes.equals(other.shapes)
        && morph.equals(other.morph)
        && forms.equals(other.forms);
  }

  /** With another picture in the place of one, of which all work stays. */
  public OpenProject with(Session before, Session after) {
    return withPicture(picture.map(work -> work.session().equals(before) ? work.on(after) : work))
        .withSecond(
            second.map(
                work ->
                    work.signal().equals(before.signal())
                        ? new SecondWork(after.signal(), after.origin(), work.fit())
                        : work));
  }

  /** With another shape in the place of one, of which all work stays. */
  public OpenProject with(OpenShape before, OpenShape after) {
    UnaryOperator<OpenShape> change = shape -> shape == before ? after : shape;
    return new OpenProject(
        picture,
        second,
        shapes.stream().map(work -> work.with(change.apply(work.shape()))).toList(),
        shown.map(change),
        morph.mapped(change),
        forms);
  }
}
