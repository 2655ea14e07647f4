package dev.tessera.app.curves;

import java.util.List;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;

/** Lines as JFreeChart wants them; one event per change of all of them. */
final class CurveDataset extends AbstractXYDataset {
  private static final long serialVersionUID = 1L;

  private transient List<CurveSeries> series = List.of();

  void set(List<CurveSeries> lines) {
    series = List.copyOf(lines);
    fireDatasetChanged();
  }

  CurveSeries get(int index) {
    return series.get(index);
  }

  @Override
  public DomainOrder getDomainOrder() {
    return DomainOrder.ASCENDING;
  }

  @Override
  public int getSeriesCount() {
    return series.size();
  }

  @Override
  public Comparable<?> getSeriesKey(int index) {
    return index;
  }

  @Override
  public int getItemCount(int index) {
    return series.get(index).line().length();
  }

  @Override
  public Number getX(int index, int item) {
    return getXValue(index, item);
  }

  @Override
  public Number getY(int index, int item) {
    return getYValue(index, item);
  }

  @Override
  public double getXValue(int index, int item) {
    return series.get(index).line().x(item);
  }

  @Override
  public double getYValue(int index, int item) {
    return series.get(index).line().y(item);
  }
}
