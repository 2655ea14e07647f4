package dev.tessera.model.light;

import dev.tessera.model.engine.Workers;
import dev.tessera.model.field.ShearedShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Codes of what the known views see of each tile, in short steps: tiles are looked at once to
 * choose the cosines, and once more to take their amplitudes.
 */
final class ShearedCoder {
  /** Values of tiles that each thread looks at in a step, at least one tile. */
  private static final int AT_ONCE = 40_000;

  /** Most tiles by which cosines are chosen; of more, every so many-th. */
  private static final int MOST_FOR_CHOICE = 4000;

  /** What the presence of something counts against a colour, squared. */
  private static final double PRESENCE = 0.09;

  private final ShearedShape shape;
  private final List<DisparityPlane> planes;
  private final int cosines;
  private final Workers workers;
  private final List<Desk> desks = new ArrayList<>();
  private final double[] energies;
  private final int atOnce;
  private final int every;
  private final float[] codes;
  private Optional<CosineChoice> choice = Optional.empty();
  private int looked;
  private int coded;
  private int lookedAtLast;

  /** What one thread works with. */
  private static final class Desk {
    private final SeenTile seen;
    private final BlockTransform transform;
    private final float[] block;

    Desk(SeenTile seen, BlockTransform transform, float[] block) {
      this.seen = seen;
      this.transform = transform;
      this.block = block;
    }

    SeenTile seen() {
      return seen;
    }

    BlockTransform transform() {
      return transform;
    }

    float[] block() {
      return block;
    }
  }

  /**
   * Nothing looked at yet.
   *
   * @param cosines H
   * @param tolerance of disparities
   */
  ShearedCoder(
      Looking looking,
      List<DisparityPlane> planes,
      int cosines,
      double tolerance,
      Workers workers) {
    shape = looking.shape();
    this.planes = planes;
    this.workers = workers;
    for (int i = 0; i < workers.count(); i++) {
      BlockTransform transform = new BlockTransform(shape);
      SeenTile seen = new SeenTile(shape, looking.views(), looking.disparities(), tolerance);
      desks.add(new Desk(seen, transform, new float[transform.length()]));
    }
    energies = new double[desks.get(0).block().length];
    atOnce = Math.max(1, AT_ONCE / energies.length);
    every = planes.size() / (MOST_FOR_CHOICE + 1) + 1;
    this.cosines = Math.min(cosines, energies.length);
    codes = new float[Math.multiplyExact(planes.size(), ShearedShape.HEAD + this.cosines)];
  }

  /**
   * What is looked at.
   *
   * @param shape of the tiles
   * @param views the known ones
   * @param disparities of their pixels
   */
  record Looking(ShearedShape shape, KnownViews views, Disparities disparities) {}

  /**
   * Does a part of the work.
   *
   * @return whether there is more
   */
  boolean step() {
    if (looked < planes.size()) {
      for (int i = 0; i < atOnce && looked < planes.size(); i++) {
        looked += look(looked, every) * every;
        desks.stream().limit(lookedAtLast).forEach(this::addEnergies);
      }
    } else if (choice.isEmpty()) {
      choice = Optional.of(CosineChoice.of(shape, energies, cosines));
    } else {
      for (int i = 0; i < atOnce && coded < planes.size(); i++) {
        int count = look(coded, 1);
        for (int d = 0; d < count; d++) {
          code(coded + d, desks.get(d).block());
        }
        coded += count;
      }
    }
    return coded < planes.size();
  }

  /** One tile for each thread, every so many-th. */
  private int look(int first, int apart) {
    lookedAtLast = Math.min(desks.size(), (planes.size() - first + apart - 1) / apart);
    workers.run(
        lookedAtLast,
        i -> {
          Desk desk = desks.get(i);
          desk.seen().look(planes.get(first + i * apart), desk.block());
          desk.transform().transform(desk.block());
        });
    return lookedAtLast;
  }

  private void addEnergies(Desk desk) {
    for (int i = 0; i < energies.length; i++) {
      double amplitude = desk.block()[i];
      double counts = i % ShearedShape.CHANNELS == 3 ? PRESENCE : 1;
      energies[i] += counts * amplitude * amplitude;
    }
  }

  private void code(int tile, float[] block) {
    int code = tile * (ShearedShape.HEAD + cosines);
    planes.get(tile).to(codes, code);
    for (int h = 0; h < cosines; h++) {
      codes[code + ShearedShape.HEAD + h] = block[choice.orElseThrow().number(h)];
    }
  }

  /** How much is done, 0 to 1. */
  double progress() {
    return (Math.min(looked, planes.size()) + coded) / (2.0 * planes.size());
  }

  /** After the last step: the cosines. */
  CosineChoice choice() {
    return choice.orElseThrow();
  }

  /** After the last step: the codes, (T,D). */
  float[] codes() {
    return codes;
  }
}
